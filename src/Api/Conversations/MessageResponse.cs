namespace ContactCenter.Api.Conversations;

/// <summary>A message as users see it (contract §2.3), over REST and over the hub.</summary>
internal record MessageResponse
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    /// <summary>The id of the room.</summary>
    public required string Rid { get; init; }

    /// <summary>The text.</summary>
    public required string Msg { get; init; }

    /// <summary>The place of the message among the entries of its conversation: 1, 2, 3 …</summary>
    public required long Seq { get; init; }

    /// <summary>
    /// "note" = a private note, which visitors never see; else the kind of a message that the system wrote, such as "livechat-close"; absent = a person's
    /// message.
    /// </summary>
    public string? T { get; init; }

    /// <summary>The visitor's name, on the visitor's messages.</summary>
    public string? Alias { get; init; }

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

    /// <summary>On a message of the system that says that an SMS was not delivered.</summary>
    public SmsFailureResponse? Sms { get; init; }

    /// <summary>On a message of the system that says that the conversation was transferred, over the hub.</summary>
    public TransferDataResponse? TransferData { get; init; }

    /// <summary>Always empty.</summary>
    public ImmutableArray<string> Urls { get; } = [];

    /// <summary>Always empty.</summary>
    public ImmutableArray<string> Mentions { get; } = [];

    /// <summary>Always empty.</summary>
    public ImmutableArray<string> Channels { get; } = [];

    /// <summary>The text in the parsed form that clients of the contract show.</summary>
    public ParsedText Md => new(Msg);

    public static MessageResponse From(MessageView message)
    {
        var file = FileResponse.From(message);
        return new MessageResponse
        {
            Id = message.MessageId, Rid = message.RoomId, Msg = message.Text, Seq = message.Seq, T = message.Type,
            Alias = message.Sender.Kind == MessageSender.Visitor ? message.Sender.Name ?? message.Sender.Username : null,
            Ts = message.At, U = UserResponse.From(message.Sender), UpdatedAt = message.EditedAt ?? message.At, EditedAt = message.EditedAt,
            EditedBy = message.EditedBy is { } editor ? UserResponse.From(editor) : null,
            File = file, Files = file is null ? null : [file], Attachments = AttachmentResponse.From(message),
            Sms = SmsFailureResponse.From(message.Failure),
        };
    }
}
