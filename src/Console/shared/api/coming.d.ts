import type { components } from './openapi';

/** Operations that the generated types do not have yet. When they have them, this file goes. */
declare module './openapi' {
    interface paths {
        '/api/v1/livechat/room.note': {
            post: {
                requestBody: { content: { 'application/json': { rid: string; msg: string; _id?: string } } };
                responses: { 200: { content: { 'application/json': { message: components['schemas']['Message']; success: boolean } } } };
            };
        };
        '/api/v1/livechat/drafts': {
            get: { responses: { 200: { content: { 'application/json': { drafts: KeptDraft[]; success: boolean } } } } };
        };
        '/api/v1/users.getPreferences': {
            get: { responses: { 200: { content: { 'application/json': { preferences: Record<string, unknown>; success: boolean } } } } };
        };
        '/api/v1/users.setPreferences': {
            post: {
                requestBody: { content: { 'application/json': { data: Record<string, unknown> } } };
                responses: { 200: { content: { 'application/json': { preferences: Record<string, unknown>; success: boolean } } } };
            };
        };
    }
}

/** A draft as the server keeps it, and as the hub tells of it. */
export interface KeptDraft {
    rid: string;
    msg: string;
    isNote: boolean;
    revision: number;
    ts: string;
}

/** The users who view a room, as the hub tells it. */
export interface RoomViewers {
    rid: string;
    users: { _id: string; username: string; name?: string; isTyping: boolean }[];
}
