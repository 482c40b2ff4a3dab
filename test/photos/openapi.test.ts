import supertest from 'supertest';
import { expect, test } from 'vitest';
import { aKitchen } from '../kitchen.ts';

type Operation = { requestBody: { content: Record<string, { schema: { properties: object; required?: string[] } }> } };

test('Programs read which commands take photos, and how', async () => {
  const house = await aKitchen();
  const { status, body } = await supertest(house.url).get('/openapi.json');
  expect(status).toBe(200);
  const all = Object.entries(body.paths as Record<string, { post?: Operation }>);
  const withPhotos = all.filter(([, { post }]) => post?.requestBody.content['multipart/form-data']);
  expect(withPhotos.map(([path]) => path).sort()).toEqual([
    '/follow/{order}/questions',
    '/follow/{order}/questions/{question}',
    '/orders/{order}/notes',
    '/orders/{order}/questions/{question}/answer',
    '/orders/{order}/questions/{question}/ask-back',
  ]);
  const { content } = body.paths['/orders/{order}/notes'].post.requestBody as Operation['requestBody'];
  const [json, form] = [content['application/json']?.schema, content['multipart/form-data']?.schema];
  const photos = { type: 'array', maxItems: 10, items: { type: 'string', format: 'binary' } };
  expect(form?.properties).toMatchObject({ ...json?.properties, photos });
  expect(json?.properties).not.toHaveProperty('photos');
  expect(form?.required).toEqual(json?.required);
});
