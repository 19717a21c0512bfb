using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>
/// A message as the visitor of its conversation sees it (contract §2.3), over REST and over the hub. It lists what is shown, so that what is new
/// stays with the agents.
/// </summary>
internal record VisitorMessageResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>The id of the room.</summary>
    public required string Rid { get; init; }

    /// <summary>The text.</summary>
    public required string Msg { get; init; }

    /// <summary>The place of the message among the entries of its conversation: 1, 2, 3 …</summary>
    public required long Seq { get; init; }

    /// <summary>The kind of a message that the system wrote, such as "livechat-close"; absent = a person wrote it.</summary>
    public string? T { get; init; }

    /// <summary>The visitor's name, on the visitor's messages.</summary>
    public string? Alias { get; init; }

    /// <summary>The visitor's own token, on the visitor's messages, over REST.</summary>
    public string? Token { get; init; }

    /// <summary>The time when it was accepted.</summary>
    public required DateTimeOffset Ts { get; init; }

    /// <summary>The sender.</summary>
    public required UserResponse U { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public UserResponse? EditedBy { get; init; }

    public FileResponse? File { get; init; }

    /// <summary>The file again, as a list.</summary>
    public ImmutableArray<FileResponse>? Files { get; init; }

    public ImmutableArray<AttachmentResponse>? Attachments { get; init; }

    /// <summary>Always empty.</summary>
    public ImmutableArray<string> Urls { get; } = [];

    /// <summary>Always empty.</summary>
    public ImmutableArray<string> Mentions { get; } = [];

    /// <summary>Always empty.</summary>
    public ImmutableArray<string> Channels { get; } = [];

    /// <summary>The text in the parsed form that clients of the contract show.</summary>
    public ParsedText Md => new(Msg);

    /// <param name="token">The visitor's own token; null = it is not told.</param>
    public static VisitorMessageResponse From(MessageView message, string? token, WorkspaceSnapshot settings)
    {
        var shown = ShownToVisitors.Message(message, settings);
        var (file, isVisitors) = (FileResponse.From(shown), shown.Sender.Kind == MessageSender.Visitor);
        return new VisitorMessageResponse
        {
            Id = shown.MessageId, Rid = shown.RoomId, Msg = shown.Text, Seq = shown.Seq, T = shown.Type,
            Alias = isVisitors ? shown.Sender.Name ?? shown.Sender.Username : null, Token = isVisitors ? token : null,
            Ts = shown.At, U = UserResponse.From(shown.Sender), UpdatedAt = shown.EditedAt ?? shown.At, EditedAt = shown.EditedAt,
            EditedBy = shown.EditedBy is { } editor ? UserResponse.From(editor) : null,
            File = file, Files = file is null ? null : [file], Attachments = AttachmentResponse.From(shown),
        };
    }
}
