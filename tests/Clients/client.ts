// One conversation from both sides, by a client whose types are generated from the served OpenAPI document.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

type Schemas = components['schemas'];

const [url = 'http://localhost:5000', user = 'admin', password = ''] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl: url });

/** The response of a call that succeeded. */
async function of<T>(call: Promise<{ data?: T; error?: Schemas['ErrorResponse']; response: Response }>): Promise<T> {
    const { data, error, response } = await call;
    if (data === undefined) throw new Error(`${response.url}: ${error?.errorType ?? ''} ${error?.error ?? response.status}`);
    console.log(`${response.status} ${new URL(response.url).pathname}`);
    return data;
}

function expect(condition: boolean, what: string): void {
    if (!condition) throw new Error(`Not as expected: ${what}`);
}

// Sign in: from here on every call has the two headers. Visitors' operations ignore them.
const session = (await of(api.POST('/api/v1/login', { body: { user, password } }))).data;
api.use({
    onRequest({ request }) {
        request.headers.set('X-Auth-Token', session.authToken);
        request.headers.set('X-User-Id', session.userId);
    },
});
const me = await of(api.GET('/api/v1/me'));
expect(me.username === user, 'my name');

// An agent who takes what waits.
await of(api.POST('/api/v1/livechat/users/agent', { body: { username: me.username } }));
await of(api.POST('/api/v1/settings/{_id}', {
    params: { path: { _id: 'Livechat_Routing_Method' } }, body: { value: 'Manual_Selection' },
}));
await of(api.POST('/api/v1/users.setStatus', { body: { status: 'online', message: '' } }));
await of(api.POST('/api/v1/livechat/agent.status', { body: { status: 'available' } }));

// A contact; with a key, sending it again is the same contact.
const name = `Ada ${crypto.randomUUID()}`;
const create = () => of(api.POST('/api/v1/omnichannel/contacts', {
    body: { name, emails: [`${crypto.randomUUID()}@example.com`], phones: [] },
    params: { header: { 'Idempotency-Key': name } },
}));
const { contactId } = await create();
const found = await of(api.GET('/api/v1/omnichannel/contacts.search', { params: { query: { searchText: name, count: 5 } } }));
expect(found.total === 1 && found.contacts[0]?._id === contactId, 'the contact that was created');

// A visitor writes.
const token = crypto.randomUUID();
const { visitor } = await of(api.POST('/api/v1/livechat/visitor', { body: { visitor: { token, name: 'Ada' } } }));
const { room } = await of(api.GET('/api/v1/livechat/room', { params: { query: { token } } }));
const asked = await of(api.POST('/api/v1/livechat/message', { body: { token, rid: room._id, msg: 'Hello?', _id: crypto.randomUUID() } }));
expect(asked.message.u._id === visitor._id, 'the sender');

// The agent takes the conversation, answers, closes it.
const waiting = await of(api.GET('/api/v1/livechat/inquiries.list', { params: { query: { count: 10 } } }));
expect(waiting.inquiries.some(inquiry => inquiry.rid === room._id), 'the room among those that wait');
await of(api.POST('/api/v1/livechat/inquiries.take', { body: { inquiryId: room._id } }));
await of(api.POST('/api/v1/chat.sendMessage', { body: { message: { rid: room._id, msg: 'Hello!' } } }));
await of(api.POST('/api/v1/livechat/room.closeByUser', { body: { rid: room._id, comment: 'Said hello' } }));

// What stays: the messages for the visitor, the conversation in the contact's history.
const said = await of(api.GET('/api/v1/livechat/messages.history/{rid}', { params: { path: { rid: room._id }, query: { token } } }));
expect(said.messages.some(message => message.msg === 'Hello!'), 'the answer');
const shown = await of(api.GET('/api/v1/rooms.info', { params: { query: { roomId: room._id } } }));
expect(shown.room.closedAt !== undefined && shown.room.servedBy?.username === user, 'closed, served by me');
const past = await of(api.GET('/api/v1/omnichannel/contacts.history', { params: { query: { contactId: room.contactId } } }));
expect(past.history[0]?._id === room._id, 'the conversation');

// An error is typed, too.
const refused = await api.POST('/api/v1/livechat/inquiries.take', { body: { inquiryId: 'no-such-room' } });
expect(refused.data === undefined && refused.error.success === false, 'an error');

console.log('done');
