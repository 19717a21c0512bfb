using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Integrations.Transcripts;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Webhooks;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>Writes the contract's bodies. What they tell beside the event is as it is now, as the original does.</summary>
public sealed class LivechatBodies(
    IConversationDirectory conversations, IVisitorDirectory visitors, IAccountDirectory accounts, RecentMessages recent)
{
    private const int MessageCharactersMax = 100_000;

    /// <returns>Null = the conversation is not there any more.</returns>
    public async Task<byte[]?> WriteAsync(WebhookEvent sent, CancellationToken cancellationToken)
    {
        if (sent.Entry is null) return Write(LivechatSample.Of(sent.Source.At));
        if (sent.Entry is OfflineWebhook message)
            return JsonSerializer.SerializeToUtf8Bytes(LivechatOffline.Of(message), WebhookJson.Plain.LivechatOffline);
        if (await conversations.FindConversationAsync(sent.Source.Entity.Id, cancellationToken) is not { } room) return null;
        var visitor = (await visitors.FindVisitorByIdAsync(room.Visitor.VisitorId, cancellationToken))?.View;
        var messages = await MessagesAsync(sent, room, cancellationToken);
        var body = new LivechatBody(
            room.RoomId, room.Name, room.Topic, WebhookBody.Text(room.OpenedAt), WebhookBody.Text(room.LastMessageAt), room.Tags, Some(room.CustomFields),
            new LivechatVisitor(
                room.Visitor.VisitorId, visitor?.Name ?? room.Visitor.Name, room.Visitor.Username, visitor?.DepartmentId,
                visitor?.Email is { } email ? [new(email)] : null, visitor?.Phone is { } phone ? [new(phone)] : null,
                visitor is null ? null : Some(visitor.CustomFields)),
            await AgentAsync(room, cancellationToken), TypeOf(sent), [.. messages.Select(Shown)]);
        return Write(WithMore(body, sent, room));
    }

    private static byte[] Write(LivechatBody body) => JsonSerializer.SerializeToUtf8Bytes(body, WebhookJson.Plain.LivechatBody);

    /// <summary>The fields that only some types have.</summary>
    private static LivechatBody WithMore(LivechatBody body, WebhookEvent sent, ConversationView room)
    {
        if (sent.Entry is MessagePosted) return body;
        body = body with { DepartmentId = room.DepartmentId };
        if (sent.Entry is AgentAssigned or ConversationClosed || sent.Type == WebhookEventTypes.Forwarded)
            body = body with
            {
                ServedBy = room.ServedBy is { } by ? new(by.UserId, by.Username, WebhookBody.Text(by.At)) : null,
            };
        return sent.Entry switch
        {
            ConversationTransferred moved when sent.Type == WebhookEventTypes.Forwarded => body with
            {
                OldDepartmentId = moved.FromDepartmentId, OldServedBy = User(moved.From),
            },
            ConversationClosed closed => body with
            {
                ClosedAt = WebhookBody.Text(sent.Source.At), Closer = closed.Closer,
                ClosedBy = User(closed.By) ?? new(room.Visitor.VisitorId, room.Visitor.Username, room.Visitor.Name),
            },
            _ => body,
        };
    }

    private static string TypeOf(WebhookEvent sent) => sent.Type switch
    {
        WebhookEventTypes.Started => "LivechatSessionStart",
        WebhookEventTypes.Queued => "LivechatSessionQueued",
        WebhookEventTypes.Taken => "LivechatSessionTaken",
        WebhookEventTypes.Forwarded => "LivechatSessionForwarded",
        WebhookEventTypes.Closed => "LivechatSession",
        _ => "Message",
    };

    /// <summary>The message that the event is, or those of the whole conversation.</summary>
    private async Task<IEnumerable<MessageView>> MessagesAsync(WebhookEvent sent, ConversationView room, CancellationToken cancellationToken)
    {
        if (sent.Entry is MessagePosted) return [ConversationTranscript.Message(sent.Source)!];
        var messages = (await recent.ReadAsync(room, MessageCharactersMax, cancellationToken)).Messages;
        return sent.Entry is ConversationClosed ? messages.Append(ConversationTranscript.Message(sent.Source)!) : messages;
    }

    private async Task<LivechatAgent?> AgentAsync(ConversationView room, CancellationToken cancellationToken)
    {
        if (room.ServedBy is not { } served) return null;
        var account = await accounts.FindAccountAsync(served.UserId, cancellationToken);
        return new LivechatAgent(served.UserId, served.Username, account?.Name, account?.Email);
    }

    private static LivechatMessage Shown(MessageView message) => new(
        message.MessageId, message.RoomId, new(message.Sender.Id, message.Sender.Username, message.Sender.Name), message.Sender.Username, message.Text,
        WebhookBody.Text(message.At), message.Sender.Kind == MessageSender.User ? message.Sender.Id : null)
    {
        EditedAt = message.EditedAt is { } at ? WebhookBody.Text(at) : null, ClosingMessage = message.Type == SystemMessageTypes.Closed ? true : null,
        File = message.File is { } file ? new(file.Name, file.ContentType, file.SizeBytes) : null,
    };

    private static LivechatUser? User(AgentReference? user) => user is null ? null : new(user.UserId, user.Username, user.Name);

    private static ImmutableDictionary<string, string>? Some(ImmutableDictionary<string, string> fields) => fields.IsEmpty ? null : fields;
}
