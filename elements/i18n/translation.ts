/** What a catalogue says of itself: language code, own name, direction of writing. */
export interface Translation {
  $code: string;
  $name: string;
  $dir: 'ltr' | 'rtl';
}
