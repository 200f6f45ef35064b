import '../elements/records/asok-form.ts';
import type { AsokFileInput } from '../elements/fields/asok-file-input.ts';
import type { AsokForm } from '../elements/records/asok-form.ts';
import type { UpdateInput } from '../sdk/index.ts';
import {
  articleModel,
  articleModelWithFile,
  articleServer,
  frenchArticleModel,
  longArticle,
  manuscript,
} from './support/articles.ts';
import { rights } from './support/descriptors.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { me } from './support/site.ts';
import {
  type AsokMeta,
  compact,
  dark,
  french,
  phone,
  rightToLeft,
  type Stage,
  type Story,
  stageOf,
} from './support/story.ts';

const GET = 'records.articles.get';
const UPDATE = 'records.articles.update';

type Server = ReturnType<typeof articleServer>;

/** A server with article 7, but for what a story changes. */
const server = (changes: (article: Server) => Fixtures = () => ({}), can = { edit: true, delete: true }) => ({
  fixtures: (): Fixtures => {
    const article = articleServer(can);
    return { 'auth.me': me(), 'meta.models': [articleModel()], ...article.table, ...changes(article) };
  },
});

const meta: AsokMeta<AsokForm> = {
  title: 'Records/asok-form',
  component: 'asok-form',
  args: { model: 'articles', recordId: '7' },
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-form model="articles" record-id="7"></asok-form>
  <asok-form model="articles"></asok-form> <!-- creates one -->
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const { $version, title } = await client.records.articles.get.query({ id: '7' });
await client.records.articles.update.mutate({
  id: '7',
  expectedVersion: $version,
  changes: { title: 'Maps' },
  base: { title },
});`,
    },
  },
};
export default meta;

type Native = HTMLInputElement | HTMLTextAreaElement;

/** The native control of a field. */
function native({ find }: Stage<AsokForm>, name: string): Native {
  const control = find(`#field-${name}`).shadowRoot?.querySelector<Native>('.control');
  if (!control) throw new Error(`The form has no control for ${name}`);
  return control;
}

/** Types a title and saves. */
async function saveTitle(stage: Stage<AsokForm>, title: string): Promise<void> {
  await stage.type(native(stage, 'title'), title);
  void stage.element.save();
  await stage.settled();
}

export const Default: Story<AsokForm> = {};

export const Loading: Story<AsokForm> = { parameters: server(() => ({ [GET]: never })) };

/** A record that is not there yet. */
export const Empty: Story<AsokForm> = { args: { recordId: null } };

export const Failed: Story<AsokForm> = {
  parameters: server(() => ({ [GET]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) })),
};

export const Denied: Story<AsokForm> = { parameters: server(() => ({ 'meta.models': [] })) };

export const Missing: Story<AsokForm> = {
  parameters: server(() => ({ [GET]: refuse('NOT_FOUND', { httpStatus: 404 }) })),
};

/** Somebody who may look but not edit gets the detail page. */
export const ReadOnly: Story<AsokForm> = {
  parameters: server(() => ({ 'meta.models': [articleModel({ can: rights('view') })] }), {
    edit: false,
    delete: false,
  }),
};

export const Unsaved: Story<AsokForm> = {
  play: async (context) => {
    const stage = await stageOf<AsokForm>(context);
    await stage.type(native(stage, 'title'), 'The quiet craft of mending paper maps');
    await stage.type(native(stage, 'minutes'), '12');
  },
};

export const Saving: Story<AsokForm> = {
  parameters: server(() => ({ [UPDATE]: never })),
  play: async (context) => saveTitle(await stageOf<AsokForm>(context), 'The quiet craft of mending paper maps'),
};

export const ErrorSummary: Story<AsokForm> = {
  play: async (context) => {
    const stage = await stageOf<AsokForm>(context);
    await stage.type(native(stage, 'minutes'), '500');
    await saveTitle(stage, '');
  },
};

/** The server refuses what the page could not know. */
export const Refused: Story<AsokForm> = {
  parameters: server(() => ({
    [UPDATE]: refuse('VALIDATION_FAILED', {
      fieldErrors: { slug: { code: 'unique' }, title: { code: 'tooLong', params: { max: 60 } } },
    }),
  })),
  play: async (context) => saveTitle(await stageOf<AsokForm>(context), 'Maps'),
};

/** Somebody else saved the same field meanwhile, and another one, which is merged. */
export const Conflict: Story<AsokForm> = {
  parameters: server((article) => {
    const update = article.table[UPDATE] as (input: UpdateInput) => never;
    let isFirst = true;
    return {
      [UPDATE]: (input: UpdateInput) => {
        if (isFirst) article.change({ title: 'Mending paper maps', excerpt: 'Paste, linen, patience.' });
        isFirst = false;
        return update(input);
      },
    };
  }),
  play: async (context) => saveTitle(await stageOf<AsokForm>(context), 'The quiet craft of mending paper maps'),
};

/** A record with a file of its own, and one without. */
const withFile = (file = manuscript as typeof manuscript | null) =>
  server((article) => {
    article.change({ manuscript: file });
    return { 'meta.models': [articleModelWithFile()] };
  });

export const FileStored: Story<AsokForm> = { parameters: withFile() };

export const FileMissing: Story<AsokForm> = { parameters: withFile(null) };

/** A file of another kind than the field takes. */
export const FileRefused: Story<AsokForm> = {
  parameters: withFile(),
  play: async (context) => {
    const stage = await stageOf<AsokForm>(context);
    const input = stage.find('#field-manuscript') as AsokFileInput;
    input.value = new File(['x'.repeat(42_000)], 'manuscript.docx');
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    void stage.element.save();
    await stage.settled();
  },
};

export const AskToDelete: Story<AsokForm> = {
  play: async (context) => {
    const { press, button } = await stageOf<AsokForm>(context);
    await press(button('Delete'));
  },
};

export const Dark: Story<AsokForm> = { ...dark };

export const Compact: Story<AsokForm> = { ...compact };

export const Narrow: Story<AsokForm> = { ...phone };

export const RightToLeft: Story<AsokForm> = { ...rightToLeft };

export const LongText: Story<AsokForm> = {
  parameters: server((article) => {
    article.change(longArticle);
    return {};
  }),
};

export const French: Story<AsokForm> = {
  ...french,
  parameters: server(() => ({ 'meta.models': [frenchArticleModel()] })),
};
