using ContactCenter.Files;

namespace ContactCenter.Api.Conversations;

/// <summary>A message's file (contract §2.4). It has the message's id.</summary>
/// <param name="Size">Bytes.</param>
internal sealed record FileResponse([property: JsonPropertyName("_id")] string Id, string Name, string Type, long Size)
{
    /// <returns>Null = the message has none.</returns>
    public static FileResponse? From(MessageView message) =>
        message.File is { } file ? new(message.MessageId, file.Name, file.ContentType, file.SizeBytes) : null;
}

/// <summary>
/// A message's file as a link. The caller adds its own credentials to the link: a visitor <c>rc_token</c>, a user its sign-in (contract §2.4).
/// </summary>
/// <param name="Title">The file's name.</param>
/// <param name="Type">"file", always.</param>
/// <param name="Description">The message's text; absent = it has none.</param>
/// <param name="ImageUrl">The link again, where the file is an image that is shown in place.</param>
/// <param name="ImageSize">Bytes.</param>
internal sealed record AttachmentResponse(
    string Title,
    [property: JsonPropertyName("title_link")] string TitleLink,
    [property: JsonPropertyName("title_link_download")] bool TitleLinkDownload,
    string Type,
    string? Description,
    [property: JsonPropertyName("image_url")] string? ImageUrl,
    [property: JsonPropertyName("image_type")] string? ImageType,
    [property: JsonPropertyName("image_size")] long? ImageSize)
{
    /// <returns>Null = the message has no file.</returns>
    public static ImmutableArray<AttachmentResponse>? From(MessageView message)
    {
        if (message.File is not { } file) return null;
        var (id, name, roomId) = (Uri.EscapeDataString(message.MessageId), Uri.EscapeDataString(file.Name), Uri.EscapeDataString(message.RoomId));
        var link = $"/file-upload/{id}/{name}?rc_rid={roomId}";
        var isImage = FileTypes.IsShownInPlace(file.ContentType);
        return
        [
            new(file.Name, link, true, "file", message.Text.Length > 0 ? message.Text : null, isImage ? link : null,
                isImage ? file.ContentType : null, isImage ? file.SizeBytes : null),
        ];
    }
}

/// <summary>The parsed form of a message's text, which clients of the contract show in place of <c>msg</c>: one paragraph of plain text.</summary>
[JsonConverter(typeof(ParsedTextConverter)), WrittenAs(typeof(ImmutableArray<ParagraphResponse>))]
internal readonly record struct ParsedText(string Text);

/// <summary>A paragraph of a message's parsed form.</summary>
/// <param name="Type">"PARAGRAPH", always.</param>
internal sealed record ParagraphResponse(string Type, ImmutableArray<PlainTextResponse> Value);

/// <param name="Type">"PLAIN_TEXT", always.</param>
internal sealed record PlainTextResponse(string Type, string Value);

/// <summary>An SMS that was not delivered.</summary>
/// <param name="Seq">The seq of the message that it is about.</param>
/// <param name="Error">The provider's reason.</param>
internal sealed record SmsFailureResponse(long Seq, string Error)
{
    public static SmsFailureResponse? From(SmsFailure? failure) => failure is null ? null : new(failure.MessageSeq, failure.Reason);
}

/// <summary>A transfer of a conversation.</summary>
/// <param name="Ts">The time when it happened.</param>
/// <param name="Scope">"agent", "department" or "queue".</param>
/// <param name="PreviousDepartment">The id of the department that had it.</param>
/// <param name="NextDepartment">The id of the department that has it from now on.</param>
/// <param name="RequestedDepartment">The id of the department that was asked for, when nobody was there and it went to the fallback.</param>
/// <param name="TransferredTo">The agent it goes to, or who is asked first in the queue.</param>
internal sealed record TransferDataResponse(
    UserResponse TransferredBy, DateTimeOffset Ts, string Scope, string? Comment, string? PreviousDepartment, string? NextDepartment,
    string? RequestedDepartment, UserResponse? TransferredTo)
{
    public static TransferDataResponse From(TransferView transfer, DateTimeOffset at) => new(
        UserResponse.From(transfer.By), at, transfer.Scope, transfer.Comment, transfer.FromDepartmentId, transfer.ToDepartmentId,
        transfer.RequestedDepartmentId, transfer.To is { } to ? UserResponse.From(to) : null);
}
