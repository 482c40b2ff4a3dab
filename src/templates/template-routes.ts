import { z } from 'zod';
import { act, page, type Route } from '#src/route.ts';
import { saveTemplate } from './save-template.ts';
import { bringBackTemplate, copyTemplate, fromPack, moveTemplate, retireTemplate } from './template-acts.ts';
import { SaveTemplate } from './template-form.ts';
import { newTemplatePage, templatePage } from './template-page.ts';
import { templatesPage } from './templates-page.ts';

const who = 'owner';
const Nothing = z.strictObject({});
const FromPack = z.strictObject({
  trade: z.string().min(1).max(40).describe('garage, kitchen, law, bicycle or print'),
  template: z.string().min(1).max(40).optional().describe('One template of the trade; left out: all of them'),
});
const MoveTemplate = z.strictObject({ to: z.enum(['up', 'down']) });

export const templateRoutes: Route[] = [
  page('/templates', { who, says: 'The templates of this shop, those out of use too', page: templatesPage }),
  act('/templates', {
    who,
    says: 'Make a template with its steps',
    schema: SaveTemplate,
    form: newTemplatePage,
    act: saveTemplate,
  }),
  page('/templates/new', { who, says: 'An empty template, and the packs of every trade', page: newTemplatePage }),
  act('/templates/from-pack', {
    who,
    says: 'Copy the usual orders of a trade into this shop',
    schema: FromPack,
    form: newTemplatePage,
    act: fromPack,
  }),
  page('/templates/:template', { who, says: 'One template with its steps', page: templatePage }),
  act('/templates/:template', {
    who,
    says: 'Save a template whole; orders keep the steps they were made with',
    schema: SaveTemplate,
    form: templatePage,
    act: saveTemplate,
  }),
  act('/templates/:template/copy', {
    who,
    says: 'Make the same template once more, under another name',
    schema: Nothing,
    form: templatesPage,
    act: copyTemplate,
  }),
  act('/templates/:template/retire', {
    who,
    says: 'Take a template out of use',
    schema: Nothing,
    form: templatesPage,
    act: retireTemplate,
  }),
  act('/templates/:template/bring-back', {
    who,
    says: 'Take a template into use again',
    schema: Nothing,
    form: templatesPage,
    act: bringBackTemplate,
  }),
  act('/templates/:template/move', {
    who,
    says: 'Move a template one place up or down in the list',
    schema: MoveTemplate,
    form: templatesPage,
    act: (asking, { to }) => moveTemplate(asking, to),
  }),
];
