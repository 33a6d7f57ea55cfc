/* Leaflet itself, as jupyter-leaflet leaves it on the window. */
define(['jupyter-leaflet'], () => window.L);
