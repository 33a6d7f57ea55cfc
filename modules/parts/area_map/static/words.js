/* Numbers and places in words, as a British reader writes them. Pure. */
define(() => {
  const formats = new Map();

  function digits(decimals) {
    if (!formats.has(decimals)) {
      formats.set(decimals, new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
    }
    return formats.get(decimals);
  }

  /**
   * A value with its unit: "20.1 %", "£145,000". Empty where there is none.
   * @param {number} value
   * @param {{prefix?: string, suffix?: string, decimals?: number}} about
   */
  function valueText(value, about) {
    if (!Number.isFinite(value)) return '';
    const figure = digits(about.decimals ?? 1).format(Math.abs(value));
    const sign = value < 0 && /[1-9]/.test(figure) ? '−' : '';
    return `${sign}${about.prefix ?? ''}${figure}${about.suffix ?? ''}`;
  }

  /** "1st", "22nd", "113th". @param {number} number */
  function ordinal(number) {
    const teen = number % 100 >= 11 && number % 100 <= 13;
    return `${number.toLocaleString('en-GB')}${teen ? 'th' : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th'}`;
  }

  /** "highest", "3rd highest", "lowest". @param {number} rank @param {number} count */
  function rankText(rank, count) {
    if (rank === 1) return 'highest';
    return rank === count ? 'lowest' : `${ordinal(rank)} highest`;
  }

  const DEFAULT_SENTENCE = '{name}, {parent}: {value}, {rank} of {count} {plural}.';

  /**
   * The sentence of an area in pieces, so that the page can set some bold without reading HTML.
   * @param {object} area as `areaInfo` gives it
   * @param {object} about words of the indicator
   * @returns {{text: string, strong: boolean}[]}
   */
  function sentence(area, about) {
    const template = templateFor(area, about);
    const extras = Object.fromEntries((about.extras ?? []).map((extra, order) => [`extra${order}`, extraText(extra, area.place)]));
    const said = {
      ...extras, group: about.groups?.[area.group] ?? '',
      name: area.name, parent: area.parentName, value: area.text, plural: about.plural ?? 'areas',
      rank: area.rank ? rankText(area.rank, area.count) : '', count: area.count.toLocaleString('en-GB'),
    };
    return template.split(/(\{\w+\})/).filter(Boolean).map((piece) => {
      const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
      return slot in said ? { text: said[slot], strong: slot === 'name' || slot === 'value' || slot === 'group' } : { text: piece, strong: false };
    });
  }

  /** One more number of an area, or the words that stand at its place. */
  function extraText(extra, place) {
    if (extra.names) return extra.names[extra.values[place]] ?? '';
    return valueText(extra.values[place] ?? NaN, extra) || 'no figure';
  }

  function templateFor(area, about) {
    if (!Number.isFinite(area.value)) return `{name}, {parent}: ${about.missing || 'no data'}.`;
    if (!area.rank) return `{name}, {parent}: {value}, ${about.excluded || 'left out by the settings'}.`;
    return about.sentence || DEFAULT_SENTENCE;
  }

  /** Name for screen readers: "Harpurhey, Manchester: 25.1 %, 3rd highest of 215". */
  function label(area, about) {
    if (about.said) return sentence(area, about).map(({ text }) => text).join('').replace(/\.$/, '');
    const place = area.parentName ? `${area.name}, ${area.parentName}` : area.name;
    if (!Number.isFinite(area.value)) return `${place}: ${about.missing || 'no data'}`;
    if (!area.rank) return `${place}: ${area.text}, ${about.excluded || 'left out by the settings'}`;
    return `${place}: ${area.text}, ${rankText(area.rank, area.count)} of ${area.count.toLocaleString('en-GB')}`;
  }

  return { valueText, ordinal, rankText, sentence, label };
});
