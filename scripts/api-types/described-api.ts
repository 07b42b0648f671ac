import { app } from '../../workers/api/app.ts';
import { openApiDocument } from '../../workers/api/openapi/document.ts';

/** The document of `GET /api/openapi.json`, but for the host. */
export const described = openApiDocument(app.routes, 'https://pharos.example');
