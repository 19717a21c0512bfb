// Signs in from Swagger UI: puts the two headers that every operation wants into its Authorize dialog.
(() => {
    'use strict';

    const header = { user: 'X-User-Id', token: 'X-Auth-Token', code: 'X-2fa-code' };
    let session = null;

    const element = (name, attributes, ...children) => {
        const made = Object.assign(document.createElement(name), attributes);
        made.append(...children);
        return made;
    };
    const field = (label, attributes) => {
        const input = element('input', { required: true, ...attributes });
        return { input, label: element('label', {}, label, input) };
    };

    const user = field('User name', { name: 'user', autocomplete: 'username' });
    const password = field('Password', { name: 'password', type: 'password', autocomplete: 'current-password' });
    const code = field('Code', { name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', required: false });
    const button = element('button', { type: 'submit' }, 'Sign in');
    const state = element('output', {});
    const form = element('form', { id: 'sign-in', ariaLabel: 'Sign in' }, user.label, password.label, code.label, button, state);

    const show = (text, isError = false) => {
        state.textContent = text;
        state.className = isError ? 'error' : '';
        const isSignedIn = session !== null;
        for (const one of [user, password]) one.label.hidden = isSignedIn;
        if (isSignedIn) code.label.hidden = true;
        // Signing out needs none of the fields.
        form.noValidate = isSignedIn;
        button.textContent = isSignedIn ? 'Sign out' : 'Sign in';
    };

    const call = async (path, headers, body) => {
        const response = await fetch(path, {
            method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body),
        });
        return response.json();
    };

    const signIn = async () => {
        const withCode = code.input.value ? { [header.code]: code.input.value } : {};
        const told = await call('/api/v1/login', withCode, { user: user.input.value, password: password.input.value });
        if (!told.success) {
            if (told.details) code.label.hidden = false;
            show(told.details ? 'Now the code of your second factor.' : told.message ?? told.error, true);
            return;
        }

        session = told.data;
        window.ui.preauthorizeApiKey('token', session.authToken);
        window.ui.preauthorizeApiKey('user', session.userId);
        password.input.value = code.input.value = '';
        show(`Signed in as ${session.me?.name ?? session.userId}.`);
    };

    const signOut = async () => {
        await call('/api/v1/logout', { [header.user]: session.userId, [header.token]: session.authToken }, {});
        window.ui.authActions.logout(['token', 'user']);
        session = null;
        show('Signed out.');
    };

    form.addEventListener('submit', async event => {
        event.preventDefault();
        button.disabled = true;
        try {
            await (session ? signOut() : signIn());
        } catch {
            show('The server could not be reached.', true);
        } finally {
            button.disabled = false;
        }
    });

    code.label.hidden = true;
    show('');
    window.addEventListener('load', () => document.body.prepend(form));
})();
