import './palette.css';

export { Palette } from './Palette';
export { Preferences } from './Preferences';
export { ShortcutSheet } from './ShortcutSheet';
