import { counted } from '@shared/i18n/plural';

/** Every text of the frame in English. Other languages have the same members. */
export const en = {
    tag: 'en',
    direction: 'ltr' as 'ltr' | 'rtl',
    close: 'Close the chat',
    tryAgain: 'Try again',
    send: 'Send',
    optional: 'optional',
    loading: 'Loading…',
    unreachable: 'The chat cannot be reached at the moment. What you typed is kept.',
    disabled: 'The chat is switched off.',
    blocked: 'You cannot write here any more. What you wrote stays readable as long as this page is open.',
    notKept: 'Your browser keeps nothing for this page: the conversation ends for you when you leave it.',
    header: {
        waiting: 'We will be with you soon', online: 'We are here', away: 'Nobody is here right now', serving: 'answers you', closed: 'The conversation is over',
        soundOn: 'Sound is on', soundOff: 'Sound is off', end: 'End the conversation',
        askEnd: 'End this conversation?', yesEnd: 'End it', noEnd: 'Go on',
    },
    form: {
        title: 'Start a conversation', name: 'Name', email: 'E-mail', phone: 'Phone', department: 'Department', anyDepartment: 'Any', message: 'How can we help?',
        start: 'Start the conversation', missing: 'Please fill this in.', badEmail: 'This does not look like an e-mail address.', badValue: 'This is not in the expected form.',
        refused: (reason: string) => `The server did not take this: ${reason}. Please correct it and send again; your message is kept.`,
        choose: 'Choose …',
    },
    offline: {
        title: 'Leave a message', intro: 'Nobody is here right now. Write to us, and we answer by e-mail.', message: 'Message', send: 'Send the message',
        sending: 'Sending… It is sent as soon as the server can be reached.', sent: 'Thank you. We have your message and answer by e-mail.', another: 'Write another message',
        refused: (reason: string) => `The message was not taken: ${reason}. It is kept here.`,
        away: 'Nobody is here right now. Please come back later.',
    },
    chat: {
        log: 'Conversation', hello: 'Write to us. We answer here.', write: 'Write a message', attach: 'Attach a file', older: 'Earlier messages',
        you: 'You', team: 'Support', typing: (name: string) => (name === '' ? 'Somebody is typing…' : `${name} is typing…`), drop: 'Drop files here', edited: 'edited',
        joined: (name: string) => `${name} joined the conversation`, left: (name: string) => `${name} left the conversation`,
        transferred: 'You are being passed on to somebody else', held: 'The conversation is on hold. Write to go on.', resumed: 'The conversation goes on',
        states: { sending: 'Sending…', waiting: 'Not sent yet', saved: 'Sent', delivered: 'Delivered', read: 'Read' },
        discard: 'Discard', again: 'Send again', inNew: 'Send in a new conversation', tooLong: (most: string) => `At most ${most} characters.`,
        download: 'Download', image: 'Picture', unavailable: 'This file cannot be loaded now.',
        position: counted('en', { one: 'You are next in line.', other: 'You are number # in line.' }),
        wait: counted('en', { one: 'About # minute.', other: 'About # minutes.' }),
        refusals: {
            'room-closed': 'Not sent: the conversation was closed before.',
            'error-file-too-large': 'Not sent: the file is too large.',
            'error-type-not-allowed': 'Not sent: files of this kind are not taken.',
            'error-file-upload-disabled': 'Not sent: files are not taken here.',
            'message-length-exceeds-character-limit': 'Not sent: the message is too long.',
            'no-agent-online': 'Not sent: nobody is here right now.',
            'error-contact-channel-blocked': 'Not sent: you cannot write here any more.',
        } as Record<string, string>,
        refused: (reason: string) => `Not sent: ${reason}.`,
    },
    live: {
        lost: 'The connection is lost. What you write is kept and sent when it is back.', tryNow: 'Try now',
    },
    verify: {
        title: 'Confirm that it is you', intro: 'We send a code to your e-mail address or phone. The conversation starts when you type it here.',
        address: 'E-mail or phone', request: 'Send me a code', sentTo: (address: string) => `A code was sent to ${address}.`, code: 'Code', confirm: 'Confirm',
        another: 'Send another code', haveCode: 'I have a code',
        wrong: 'This code is wrong.', expired: 'This code is not valid any more. Ask for another one.', tooMany: 'Too many attempts. An agent will take care of it.',
        noAddress: 'Type an e-mail address or a phone number.', notSent: 'The code could not be sent. Try again.', wait: 'Please wait a moment before you ask for another code.',
        refused: (reason: string) => `This did not work: ${reason}.`,
    },
    closed: {
        title: 'The conversation is over', anew: 'Start a new conversation', survey: 'How was it?', feedback: 'Anything you want to add?', sendSurvey: 'Send your opinion',
        thanks: 'Thank you for your opinion.', marks: ['very bad', 'bad', 'fair', 'good', 'very good'],
        items: {
            satisfaction: 'All in all', agentKnowledge: 'Knowledge', agentResposiveness: 'Speed', agentFriendliness: 'Friendliness',
        } as Record<string, string>,
        transcript: 'Send me the conversation', transcriptTo: 'E-mail', transcriptSent: (address: string) => `It is on its way to ${address}.`,
        failed: (reason: string) => `This did not work: ${reason}. Try again.`,
        unreachable: 'the server cannot be reached', busy: 'the server is busy',
    },
};

export type Strings = typeof en;
