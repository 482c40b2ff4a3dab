import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiMediaTypeObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import type { Route } from './route.ts';
import { photosPerEntry } from './timeline/photos.ts';

/** The OpenAPI document, made of the same route lists that the server runs. */
export function openApi(routes: Route[], publicUrl: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Open Kitchen',
      version: '1',
      description: 'Every form has a JSON twin: ask with Accept: application/json, and send a form or JSON.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        key: { type: 'http', scheme: 'bearer' },
        link: { type: 'apiKey', in: 'cookie', name: 'link-N' },
      },
    },
  });
}

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const told = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

function operation(route: Route): ZodOpenApiOperationObject {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const base = {
    summary: route.says,
    'x-who': route.who,
    security: security(route.who),
    ...(inPath.length > 0
      ? { requestParams: { path: z.object(Object.fromEntries(inPath.map((name) => [name, z.string()]))) } }
      : {}),
  };
  if (route.method === 'get')
    return {
      ...base,
      responses: { 200: { description: 'The page, or what it shows as JSON' }, 404: told('Not there, or not for you') },
    };
  const schema = 'rule' in route ? omitted(route.schema, route.also) : route.schema;
  return {
    ...base,
    requestBody: {
      content: {
        'application/json': { schema },
        'application/x-www-form-urlencoded': { schema },
        ...(takesPhotos(route) ? { 'multipart/form-data': withPhotos(schema) } : {}),
      },
    },
    responses: {
      200: { description: 'Done' },
      303: { description: 'Done, for a form' },
      409: told('Understood, and refused with a reason'),
      422: told('Not understood: every fault at its field'),
      ...(takesPhotos(route) ? refusedPhotos : {}),
    },
  };
}

const takesPhotos = (route: Route): boolean => 'photos' in route && route.photos;

const refusedPhotos = {
  413: told('More than any form may be'),
  429: told('Too many photos in one hour'),
  503: told('Photos cannot be kept at the moment: too many at once, or their store does not answer'),
  507: told('There is no room for photos'),
};

/** The same fields, and the files beside them. */
function withPhotos(schema: z.ZodType): ZodOpenApiMediaTypeObject {
  const file = z.string().meta({ override: { type: 'string', format: 'binary' } });
  const photos = z.array(file).max(photosPerEntry).optional().meta({ description: 'JPEG, PNG or WebP, 15 MB each' });
  return {
    schema: schema instanceof z.ZodObject ? z.strictObject({ ...schema.shape, photos }) : schema,
    encoding: { photos: { contentType: 'image/jpeg, image/png, image/webp' } },
  };
}

/** What the address says already is not asked for in the body. Made of the fields: rules across fields are not told here. */
function omitted(schema: z.ZodType, names: string[]): z.ZodType {
  if (!(schema instanceof z.ZodObject) || !names.some((name) => name in schema.shape)) return schema;
  return z.strictObject(Object.fromEntries(Object.entries(schema.shape).filter(([name]) => !names.includes(name))));
}

function security(who: Route['who']): Record<string, string[]>[] {
  if (who === 'anyone') return [];
  if (who === 'customer') return [{ link: [] }];
  const staff = [{ session: [] }, { key: [] }];
  return who === 'follower' ? [...staff, { link: [] }] : staff;
}
