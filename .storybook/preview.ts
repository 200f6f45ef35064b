import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import manifest from '../custom-elements.json' with { type: 'json' };
import '../elements/shell/asok-provider.ts';
import { loadLanguage } from '../elements/i18n/localize.ts';
import type { Locale } from '../sdk/index.ts';
import { settled } from '../stories/support/settled.ts';
import { type AsokParameters, connectionOfStory } from '../stories/support/story.ts';
import { describedProperties, descriptionOf, usageText } from './element-docs.ts';
import './preview.css';

const elements = describedProperties(manifest);
setCustomElementsManifest(elements);

/** The elements that are open, so that a change of args goes to the one that is there. */
const opened = new WeakMap<AbortSignal, HTMLElement>();

const choices = (title: string, icon: 'contrast' | 'transfer' | 'globe' | 'menu', items: Record<string, string>) => ({
  description: title,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
  },
});

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    theme: choices('Theme', 'contrast', { light: 'Light', dark: 'Dark' }),
    direction: choices('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
    language: choices('Language', 'globe', { en: 'English', fr: 'Français', es: 'Español' }),
    density: choices('Density', 'menu', { comfortable: 'Comfortable', compact: 'Compact' }),
  },
  initialGlobals: { theme: 'light', direction: 'ltr', language: 'en', density: 'comfortable' },
  parameters: {
    layout: 'padded',
    backgrounds: { disable: true },
    docs: {
      extractComponentDescription: (tag: string, { parameters }: { parameters: AsokParameters }) =>
        [descriptionOf(elements, tag), ...usageText(parameters.usage)].join('\n\n'),
    },
    controls: { expanded: true, sort: 'requiredFirst' },
    options: { storySort: { order: ['Shell', ['asok-admin'], 'Records', 'Roles', 'Auth', 'Fields'] } },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: 'Tablet', styles: { width: '1024px', height: '768px' }, type: 'tablet' },
      },
    },
  },
  // What one story keeps in the browser is not there for the next; Storybook keeps things of its own there.
  beforeEach: () => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith('asok-')))
      localStorage.removeItem(key);
  },
  loaders: [({ globals }) => loadLanguage(globals.language as Locale).then(() => ({}))],
  render: (args, { component, abortSignal, argTypes }) => {
    const element = opened.get(abortSignal) ?? document.createElement(component ?? '');
    const isNew = !opened.has(abortSignal);
    opened.set(abortSignal, element);
    for (const [name, value] of Object.entries(args)) {
      const event = (argTypes[name]?.action as { name: string } | undefined)?.name;
      if (event === undefined) Object.assign(element, { [name]: value });
      else if (isNew) element.addEventListener(event, ({ type, ...fields }) => action(type)(fields));
    }
    return element;
  },
  decorators: [
    (story, context) => {
      const { theme, direction, language, density } = context.globals as Record<string, string>;
      const { documentElement } = document;
      Object.assign(documentElement, { lang: language, dir: direction });
      Object.assign(documentElement.dataset, { theme, density });
      const { room } = context.parameters as AsokParameters;
      const connection = connectionOfStory(context);
      const content = html`<div class="room" .style=${room ? `inline-size: ${room}px` : ''}>${story()}</div>`;
      // A story of the live admin brings a connection of its own.
      return html`<asok-provider .connection=${connection} .locale=${language as Locale}>${content}</asok-provider>`;
    },
  ],
  afterEach: (context) => settled(context.canvasElement, connectionOfStory(context)),
};

export default preview;
