using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Files;
using ContactCenter.Parties;

namespace ContactCenter.Api.Conversations;

/// <summary>Conversations, their queue entries and their messages in the contract's form (§2.3, §3.1, §3.4).</summary>
internal static class ConversationJson
{
    /// <summary>A room as agents see it: without any visitor's token.</summary>
    public static void WriteRoom(Utf8JsonWriter json, ConversationView room)
    {
        var isClosed = room.Status == ConversationStatuses.Closed;
        json.WriteString("_id", room.RoomId);
        json.WriteString("t", "l");
        json.WriteString("fname", room.Name);
        json.Date("ts", room.OpenedAt);
        json.Date("lm", room.LastMessageAt);
        json.WriteNumber("msgs", room.MessageCount);
        json.WriteNumber("usersCount", room.ServedBy is null ? 1 : 2);
        if (!isClosed) json.WriteBoolean("open", true);
        json.WriteBoolean("cl", isClosed);
        WriteVisitor(json, room, null);
        json.WriteString("contactId", room.ContactId);
        json.WriteBoolean("verified", room.Verified);
        WriteSource(json, "source", room.Source);
        if (SmsRules.IsBySms(room.Source)) json.Object("sms", room.Source, static (j, source) => j.WriteString("from", source.Destination));
        json.Optional("departmentId", room.DepartmentId);
        WriteServedBy(json, room);
        if (room.WaitingResponse) json.WriteBoolean("waitingResponse", true);
        if (room.Status == ConversationStatuses.OnHold) json.WriteBoolean("onHold", true);
        if (!room.Tags.IsDefaultOrEmpty) json.Texts("tags", room.Tags);
        json.Optional("topic", room.Topic);
        json.Date("queuedAt", room.QueuedAt);
        WritePriority(json, room);
        WriteDetails(json, room);
        if (room.LastMessage is { } last) json.Object("lastMessage", last, (j, message) => WriteMessage(j, message, null));
        WriteClosing(json, room);
        WriteMetrics(json, room);
        json.Date("_updatedAt", room.UpdatedAt);
    }

    /// <summary>An item of a contact's history (contract §1.8).</summary>
    public static void WriteHistoryItem(Utf8JsonWriter json, ConversationView room)
    {
        json.WriteString("_id", room.RoomId);
        json.WriteString("fname", room.Name);
        json.Date("ts", room.OpenedAt);
        WriteVisitor(json, room, null);
        json.WriteNumber("msgs", room.MessageCount);
        WriteServedBy(json, room);
        WriteClosing(json, room);
        json.Texts("tags", room.Tags);
        WriteSource(json, "source", room.Source);
        if (room.LastMessage is { } last) json.Object("lastMessage", last, (j, message) => WriteMessage(j, message, null));
        json.WriteBoolean("verified", room.Verified);
    }

    /// <summary>The place of a conversation in its queue; its id is the room's. It stays, as taken, until the conversation is closed.</summary>
    public static void WriteInquiry(Utf8JsonWriter json, ConversationView room)
    {
        json.WriteString("_id", room.RoomId);
        json.WriteString("rid", room.RoomId);
        json.WriteString("name", room.Name);
        json.Date("ts", room.OpenedAt);
        json.WriteString("message", room.LastMessage?.Text ?? "");
        json.WriteString("status", room.Status switch
        {
            ConversationStatuses.Queued => "queued",
            ConversationStatuses.Verifying => "verifying",
            _ => "taken",
        });
        json.WriteString("t", "l");
        WriteVisitor(json, room, null);
        json.Optional("department", room.DepartmentId);
        WriteSource(json, "source", room.Source);
        json.Date("queuedAt", room.QueuedAt);
        json.Date("takenAt", room.ServedBy?.At);
        WritePriority(json, room);
        if (room.PreferredAgent is { } preferred)
        {
            json.WriteStartObject("defaultAgent");
            json.WriteString("agentId", preferred.UserId);
            json.WriteString("username", preferred.Username);
            json.WriteEndObject();
        }

        if (room.LastMessage is { } last) json.Object("lastMessage", last, (j, message) => WriteMessage(j, message, null));
        json.Date("_updatedAt", room.UpdatedAt);
    }

    /// <param name="token">The token of the visitor who asks; null for everybody else.</param>
    public static void WriteMessage(Utf8JsonWriter json, MessageView message, string? token)
    {
        json.WriteString("_id", message.MessageId);
        json.WriteString("rid", message.RoomId);
        json.WriteString("msg", message.Text);
        json.WriteNumber("seq", message.Seq);
        json.Optional("t", message.Type);
        if (message.Sender.Kind == MessageSender.Visitor)
        {
            json.WriteString("alias", message.Sender.Name ?? message.Sender.Username);
            json.Optional("token", token);
        }

        json.Date("ts", message.At);
        json.Object("u", message.Sender, WriteSender);
        json.Date("_updatedAt", message.EditedAt ?? message.At);
        json.Date("editedAt", message.EditedAt);
        if (message.EditedBy is { } editor) json.Object("editedBy", editor, WriteSender);
        if (message.File is { } file) WriteFile(json, message, file);
        if (message.Failure is { } failure) json.Object("sms", failure, WriteFailure);
        json.EmptyArray("urls");
        json.EmptyArray("mentions");
        json.EmptyArray("channels");
        WriteMarkdown(json, message.Text);
    }

    public static void WriteFailure(Utf8JsonWriter json, SmsFailure failure)
    {
        json.WriteNumber("seq", failure.MessageSeq);
        json.WriteString("error", failure.Reason);
    }

    /// <summary>
    /// Writes a message's file. The caller adds its own credentials to the link: a visitor <c>rc_token</c>, a user its sign-in (contract §2.4).
    /// </summary>
    private static void WriteFile(Utf8JsonWriter json, MessageView message, FileReference file)
    {
        json.Object("file", (message, file), WriteFileFacts);
        json.Array("files", [(message, file)], WriteFileFacts);
        json.Array("attachments", [(message, file)], static (j, one) =>
        {
            var (id, name, roomId) = (
                Uri.EscapeDataString(one.message.MessageId), Uri.EscapeDataString(one.file.Name), Uri.EscapeDataString(one.message.RoomId));
            var link = $"/file-upload/{id}/{name}?rc_rid={roomId}";
            j.WriteString("title", one.file.Name);
            j.WriteString("title_link", link);
            j.WriteBoolean("title_link_download", true);
            j.WriteString("type", "file");
            if (one.message.Text.Length > 0) j.WriteString("description", one.message.Text);
            if (!FileTypes.IsShownInPlace(one.file.ContentType)) return;
            j.WriteString("image_url", link);
            j.WriteString("image_type", one.file.ContentType);
            j.WriteNumber("image_size", one.file.SizeBytes);
        });
    }

    private static void WriteFileFacts(Utf8JsonWriter json, (MessageView message, FileReference file) one)
    {
        json.WriteString("_id", one.message.MessageId);
        json.WriteString("name", one.file.Name);
        json.WriteString("type", one.file.ContentType);
        json.WriteNumber("size", one.file.SizeBytes);
    }

    public static void WriteSource(Utf8JsonWriter json, string name, ChannelSource source) => json.Object(name, source, static (j, s) =>
    {
        j.WriteString("type", s.Type);
        j.Optional("id", s.Id);
        j.Optional("label", s.Label);
        j.Optional("destination", s.Destination);
    });

    public static void WriteVisitor(Utf8JsonWriter json, ConversationView room, string? token)
    {
        json.WriteStartObject("v");
        json.WriteString("_id", room.Visitor.VisitorId);
        json.WriteString("username", room.Visitor.Username);
        json.Optional("name", room.Visitor.Name);
        json.Optional("token", token);
        json.WriteString("status", room.Status == ConversationStatuses.Closed ? "offline" : "online");
        json.WriteEndObject();
    }

    public static void WriteServedBy(Utf8JsonWriter json, ConversationView room)
    {
        if (room.ServedBy is not { } agent) return;
        json.WriteStartObject("servedBy");
        json.WriteString("_id", agent.UserId);
        json.WriteString("username", agent.Username);
        json.Date("ts", agent.At);
        json.WriteEndObject();
    }

    private static void WritePriority(Utf8JsonWriter json, ConversationView room)
    {
        json.Optional("priorityId", room.Priority?.PriorityId);
        json.WriteNumber("priorityWeight", room.Priority?.Weight ?? PriorityReference.NoWeight);
        json.Optional("slaId", room.ServiceLevel?.SlaId);
        json.WriteNumber("estimatedWaitingTimeQueue", room.ServiceLevel?.DueTimeInMinutes ?? ServiceLevelReference.NoDueTimeInMinutes);
    }

    private static void WriteDetails(Utf8JsonWriter json, ConversationView room)
    {
        json.WriteNumber("unread", room.UnreadByAgent);
        if (!room.CustomFields.IsEmpty)
        {
            json.WriteStartObject("livechatData");
            foreach (var (key, value) in room.CustomFields.OrderBy(field => field.Key, StringComparer.Ordinal)) json.WriteString(key, value);
            json.WriteEndObject();
        }

        if (room.Pdf is { } pdf)
        {
            json.WriteBoolean("pdfTranscriptRequested", true);
            if (pdf.File is not null) json.WriteString("pdfTranscriptFileId", PdfTranscript.FileIdOf(room.RoomId));
        }

        if (room.TranscriptRequest is { } request)
        {
            json.WriteStartObject("transcriptRequest");
            if (request.Email != TranscriptRequest.ToVisitor) json.WriteString("email", request.Email);
            json.WriteString("subject", request.Subject);
            json.Date("requestedAt", request.RequestedAt);
            json.WriteEndObject();
        }

        if (room.Survey is { } survey)
        {
            json.WriteStartObject("surveyFeedback");
            foreach (var (name, value) in survey.OrderBy(answer => answer.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
        }
    }

    public static void WriteClosing(Utf8JsonWriter json, ConversationView room)
    {
        json.Date("closedAt", room.ClosedAt);
        json.Optional("closer", room.Closer);
        if (room.ClosedAt is null) return;
        json.WriteStartObject("closedBy");
        json.WriteString("_id", room.ClosedBy?.UserId ?? room.Visitor.VisitorId);
        json.WriteString("username", room.ClosedBy?.Username ?? room.Visitor.Username);
        json.WriteEndObject();
        json.Optional("closingMessage", room.ClosingComment);
    }

    /// <summary>Durations in seconds.</summary>
    private static void WriteMetrics(Utf8JsonWriter json, ConversationView room)
    {
        json.WriteStartObject("metrics");
        if (room.ClosedAt is { } closed)
        {
            json.WriteNumber("chatDuration", (closed - room.OpenedAt).TotalSeconds);
            if (room.ServedBy is { } agent) json.WriteNumber("serviceTimeDuration", (closed - agent.At).TotalSeconds);
        }

        if (room.FirstResponseAt is { } answered)
        {
            json.WriteStartObject("response");
            json.Date("fd", answered);
            json.WriteNumber("ft", (answered - (room.Metrics.FirstServedAt ?? room.OpenedAt)).TotalSeconds);
            if (room.Metrics is { Responses: > 0 and var responses, ResponseTotalMilliseconds: var total })
            {
                json.WriteNumber("total", responses);
                json.WriteNumber("tt", total / 1000.0);
                json.WriteNumber("avg", total / 1000.0 / responses);
            }

            json.WriteEndObject();
        }

        if (room.Metrics.LastVisitorMessageAt is { } lastQuestion)
        {
            json.WriteStartObject("v");
            json.Date("lq", lastQuestion);
            json.WriteEndObject();
        }

        if (room.Metrics.LastAgentMessageAt is { } lastResponse)
        {
            json.WriteStartObject("servedBy");
            json.Date("lr", lastResponse);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSender(Utf8JsonWriter json, MessageSender sender)
    {
        json.WriteString("_id", sender.Id);
        json.WriteString("username", sender.Username);
        json.Optional("name", sender.Name);
    }

    /// <summary>The parsed form that clients show in place of <c>msg</c>: one paragraph of plain text.</summary>
    private static void WriteMarkdown(Utf8JsonWriter json, string text)
    {
        json.WriteStartArray("md");
        if (text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "PARAGRAPH");
            json.WriteStartArray("value");
            json.WriteStartObject();
            json.WriteString("type", "PLAIN_TEXT");
            json.WriteString("value", text);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
