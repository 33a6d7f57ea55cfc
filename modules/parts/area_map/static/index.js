/* The models and views that the widgets of widgets.py name. */
define(['./map-view', './choropleth-view', './outline-view', './group-view', './point-view'], (...parts) => Object.assign({}, ...parts));
