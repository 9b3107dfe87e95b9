// Numbers that a person types. A browser's own number field drops a decimal comma in a country that writes a point: 0,5
// becomes 5. So both marks are taken here, wherever the browser comes from, and all that could be meant otherwise is
// refused in words at the field.

import {el, say} from './dom.js';
import {number, t} from './lang.js';

const NUMBER = /^\d+([.,]\d+)?$/;
/** Not a number yet, but the beginning of one. */
const BEGUN = /^(0+|\d+[.,]|0+[.,]0+)$/;
/** 1,000 is a thousand to one person and one to another. */
const THOUSAND = /^([1-9]\d{0,2})[.,](\d{3})$/;
/** Letters of a number. */
const LONGEST = 12;
let fields = 0;

/**
 * @param bounds {least, most, above}: of the number; above: it must be more than that
 * @return {value} or {refused: words}; an empty field is refused, too
 */
export function read(text, {least = 0, most = Infinity, above} = {}) {
  const typed = text.trim();
  if (typed === '') return {refused: t('a number is missing')};
  if (!NUMBER.test(typed)) return {refused: t('digits and one decimal mark (point or comma), nothing else')};
  const [, whole, rest] = THOUSAND.exec(typed) ?? [];
  if (whole && Number(whole + rest) <= most) return {refused: t('{0} or {1}? Write thousands without a mark, and not three digits behind one', whole + rest, whole + '.' + rest)};
  const value = Number(typed.replace(',', '.'));
  if (above !== undefined && value <= above) return {refused: t('must be more than {0}', above)};
  if (value < least) return {refused: t('at least {0}', least)};
  if (value > most) return {refused: t('at most {0}', most)};
  return {value};
}

/** A field for a number: with its words below, where there is something to say. */
export class Entry {
  /**
   * @param input that is made one for numbers
   * @param bounds see read(), in the first unit; required: whether it may stay empty; about: what is said of a number
   *   that is taken; units: {name: so many of it are one of the first}, to choose from
   */
  constructor(input, bounds) {
    Object.assign(input, {type: 'text', inputMode: 'decimal', autocomplete: 'off', maxLength: LONGEST});
    this.input = input;
    this.bounds = bounds;
    this.per = 1;
    this.words = Object.assign(el('span', bounds.about ? 'entry about' : 'entry'), {id: 'entry-' + ++fields, role: 'status'});
    input.setAttribute('aria-describedby', this.words.id);
    input.addEventListener('input', () => this.look(true));
    input.addEventListener('change', () => this.look());
    this.parts = bounds.units ? [this.choice(bounds.units), this.words] : [input, this.words];
    this.look(true);
  }

  /** The field with the units beside it; the first holds until another is touched. */
  choice(units) {
    const box = el('span', 'units');
    const buttons = Object.entries(units).map(([unit, per]) => {
      const button = Object.assign(el('button', '', unit), {type: 'button', ariaPressed: String(per === 1)});
      button.onclick = () => {
        this.per = per;
        for (const one of buttons) one.ariaPressed = String(one === button);
        this.look(true);
        this.input.focus();
      };
      return button;
    });
    box.append(this.input, ...buttons);
    return box;
  }

  /** The number in the first unit; undefined as long as there is none. */
  get value() {
    const {value} = this.result();
    return value === undefined ? undefined : value / this.per;
  }

  /** As it was typed. */
  get text() { return this.input.value.trim(); }

  result() {
    const {least, most, above} = this.bounds;
    return read(this.input.value, {least: least && least * this.per, most: most && most * this.per, above});
  }

  /**
   * Says below the field what is wrong with it, or what it will be.
   *
   * @param typing whether more may come: what further digits can heal is not said yet
   * @return whether the field may be sent
   */
  look(typing = false) {
    const {refused = ''} = this.result();
    const {value} = this;
    const {text} = this;
    const empty = text === '' && (typing || !this.bounds.required);
    const wrong = refused !== '' && !empty && !(typing && BEGUN.test(text));
    say(this.words, wrong ? refused : value === undefined ? '' : this.bounds.about?.(value) ?? '');
    this.words.classList.toggle('wrong', wrong);
    this.input.setAttribute('aria-invalid', String(wrong));
    return !wrong;
  }
}
