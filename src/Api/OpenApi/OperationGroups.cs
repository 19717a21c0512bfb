using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>
/// The groups of the API's description in the order of their use, and within each the operations in the order of theirs: the place of an operation is
/// that of the longest beginning of its path.
/// </summary>
internal static class OperationGroups
{
    private static readonly ImmutableArray<OperationGroup> All =
    [
        new("Sign-in", "Sessions, passwords and second factors of users.",
            "login", "me", "logout", "loginCode.redeem", "users.forgotPassword", "users.resetPasswordByToken", "sessions/", "users.logout",
            "users.logoutOtherClients", "users.removeOtherTokens", "users.2fa."),
        new("Contacts", "The people who write: search, change, merge, history.",
            "omnichannel/contacts.search", "omnichannel/contacts.get", "omnichannel/contacts", "omnichannel/contacts.update",
            "omnichannel/contacts.checkExistence", "omnichannel/contacts.history", "omnichannel/contacts.timeline", "omnichannel/contacts.channels",
            "omnichannel/contacts.conflicts", "omnichannel/contacts.duplicates", "omnichannel/contacts.merge", "omnichannel/contacts.merges",
            "omnichannel/contacts.unmerge"),
        new("Contacts: import, export, erasure", "Whole lists of contacts, and everything of one person.",
            "omnichannel/contacts.import", "omnichannel/contacts.exportAll", "omnichannel/contacts.export", "omnichannel/contacts.deletion",
            "omnichannel/contacts.delete", "omnichannel/contacts.receipt", "omnichannel/calls.import"),
        new("Conversations", "Conversations as agents see them: lists, messages, closing, what is known of each.",
            "livechat/rooms", "rooms.info", "channels.info", "livechat/{rid}/messages", "chat.sendMessage", "livechat/room.note", "chat.update",
            "chat.delete", "livechat/drafts", "subscriptions.", "livechat/room.cursors", "livechat/room.history", "livechat/room.closeByUser",
            "livechat/room.saveInfo", "livechat/room/{rid}/priority", "livechat/inquiry.setSLA", "livechat/room.visitor", "livechat/transcript/{rid}",
            "omnichannel/{rid}/request-transcript", "livechat/messages", "livechat/rooms.delete", "livechat/rooms.removeAllClosedRooms"),
        new("Calls", "Telephone calls: what agents see and note of them, extensions, and what a PBX or provider reports.",
            "calls.list", "calls.info", "calls.dial", "calls.wrapUp", "calls.followUp.", "calls.recording", "livechat/dispositions", "calls.admit",
            "calls.events", "omnichannel/agent/extension", "omnichannel/extensions", "omnichannel/extension", "omnichannel/agents/available",
            "connector.extension.", "voip/rooms", "voip/room", "voip/events", "voip/queues.", "voip/", "call-history."),
        new("Queue and routing", "Conversations that wait, and how they come to agents and go on to others.",
            "livechat/inquiries.list", "livechat/inquiries.queuedForUser", "livechat/inquiries.take", "livechat/inquiries.getOne",
            "livechat/inquiries.returnAsInquiry", "livechat/room.forward", "livechat/transfer.history", "livechat/room.join", "livechat/room.onHold",
            "livechat/room.resumeOnHold", "livechat/room.routing", "livechat/config/routing", "livechat/queue"),
        new("Visitors", "What a visitor does, known by its token: the widget's part.",
            "livechat/config", "livechat/visitor", "livechat/visitor/{token}", "livechat/room", "livechat/message", "livechat/messages.history",
            "livechat/room.read", "livechat/room.queue", "livechat/room.close", "livechat/room.survey", "livechat/transcript",
            "livechat/visitor/department.transfer", "livechat/room.transfer", "livechat/verification.", "livechat/custom.field", "livechat/custom.fields",
            "livechat/visitor.status", "livechat/page.visited", "livechat/agent.info", "livechat/agent.next", "livechat/offline.message"),
        new("Visitors, for agents", "Visitors as agents find them.",
            "livechat/visitors.", "livechat/visitor/{token}/room", "omnichannel/contact"),
        new("Files", "Files in conversations.", "livechat/upload", "rooms.media", "file-upload", "/file-upload"),
        new("Agents", "Who serves: agents and managers, their presence and limits.",
            "livechat/users/agent", "livechat/users/manager", "livechat/agent.status", "livechat/agents.saveInfo", "livechat/agents/"),
        new("Departments", "Teams that serve a queue together.",
            "livechat/department", "livechat/department/", "livechat/department.listByIds", "livechat/department.autocomplete", "livechat/departments/"),
        new("Units and monitors", "Groups of departments, and who watches over them.", "livechat/units", "livechat/monitors"),
        new("Canned responses and tags", "Texts and words that agents use again and again.", "canned-responses", "livechat/tags"),
        new("Priorities and service levels", "What is served first, and how soon.", "livechat/priorities", "livechat/sla"),
        new("Business hours", "When a workspace is open.", "livechat/business-hour"),
        new("Custom fields", "What a workspace knows of contacts and conversations beyond the usual.",
            "livechat/custom-fields", "livechat/custom-fields.save", "livechat/custom-fields.delete", "livechat/custom-fields.progress"),
        new("Blocks", "Who is kept out.", "omnichannel/contacts.blocked", "omnichannel/contacts.block", "omnichannel/contacts.unblock"),
        new("Users", "Accounts of those who sign in.",
            "users.list", "users.info", "users.create", "users.update", "users.setStatus", "users.setActiveStatus", "users.updateOwnBasicInfo",
            "users.resetPassword", "users.resetTOTP", "users.delete", "users.getPreferences", "users.setPreferences"),
        new("Roles, permissions, settings", "The workspace's configuration.", "settings", "settings.", "roles.", "permissions."),
        new("Webhooks", "Endpoints of others that are sent what happens.",
            "livechat/webhooks", "livechat/webhooks.save", "livechat/webhooks.delete", "livechat/webhooks.test", "livechat/webhooks.deliveries",
            "livechat/webhooks.replay", "livechat/webhooks.resume"),
        new("Audit", "Who did what.", "audit."),
        new("Retention", "How long closed conversations are kept.",
            "retention.policies", "retention.preview", "retention.save", "retention.remove", "retention.receipts", "retention.receipt"),
        new("SMS", "Calls of the provider of SMS.", "livechat/sms-"),
    ];

    /// <summary>The place of an operation; null = in no group, which a test does not allow.</summary>
    public static OperationPlace? Find(ApiOperation operation)
    {
        OperationPlace? best = null;
        for (var group = 0; group < All.Length; group++)
        {
            for (var place = 0; place < All[group].Beginnings.Count; place++)
            {
                var beginning = All[group].Beginnings[place];
                if (beginning.Length > (best?.Beginning.Length ?? -1) && operation.Path.StartsWith(beginning, StringComparison.Ordinal))
                    best = new OperationPlace(All[group].Name, beginning, (group * 1000) + place);
            }
        }

        return best;
    }

    public static IEnumerable<OpenApiTag> Tags => All.Select(group => new OpenApiTag { Name = group.Name, Description = group.Description });

    private sealed record OperationGroup(string Name, string Description, params IReadOnlyList<string> Beginnings);
}

/// <summary>The place of an operation in the API's description.</summary>
internal sealed record OperationPlace(string Group, string Beginning, int Order);
