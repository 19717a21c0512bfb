using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Contacts;

/// <summary>A contact (contract §1.1).</summary>
/// <typeparam name="TManager">The manager: an id; in lists a user (contract §1.6).</typeparam>
internal sealed record ContactResponse<TManager>
    where TManager : class
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ImmutableArray<EmailResponse> Emails { get; init; }

    public required ImmutableArray<PhoneResponse> Phones { get; init; }

    /// <summary>True until an agent has served or changed the contact.</summary>
    public required bool Unknown { get; init; }

    /// <summary>True until the contact's first channel.</summary>
    public required bool PreRegistration { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Values that differ from the contact's own and wait for a person to choose.</summary>
    public required ImmutableArray<ConflictResponse> ConflictingFields { get; init; }

    public required IReadOnlyDictionary<string, string> CustomFields { get; init; }

    public required ImmutableArray<ChannelResponse> Channels { get; init; }

    /// <summary>The block of the contact as a whole.</summary>
    public ContactBlockResponse? Block { get; init; }

    /// <summary>Ids of the contacts merged into this one.</summary>
    public ImmutableArray<string>? Aliases { get; init; }

    public LastChatResponse? LastChat { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who registered it or first arrived as it, such as `user:ana` or `visitor:674e…`; absent = not known.</summary>
    public string? CreatedBy { get; init; }

    [JsonPropertyName("_updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public TManager? ContactManager { get; init; }
}

/// <summary>Builds contacts' responses from their views.</summary>
internal static class ContactResponse
{
    public static ContactResponse<string> From(ContactView contact) => From(contact, contact.ContactManager);

    /// <param name="manager">The manager's account; null = there is none.</param>
    public static ContactResponse<ManagerResponse> From(ContactView contact, AccountView? manager) =>
        From(contact, manager is null ? null : new ManagerResponse(manager.UserId, manager.Name, manager.Username));

    private static ContactResponse<TManager> From<TManager>(ContactView contact, TManager? manager)
        where TManager : class => new()
        {
            Id = contact.ContactId, Name = contact.Name, Emails = [.. contact.Emails.Select(email => new EmailResponse(email))],
            Phones = [.. contact.Phones.Select(phone => new PhoneResponse(phone))], Unknown = contact.Unknown,
            PreRegistration = contact.PreRegistration, Enabled = contact.Enabled,
            ConflictingFields = [.. contact.ConflictingFields.Select(conflict => new ConflictResponse(conflict.Field, conflict.Value))],
            CustomFields = contact.CustomFields, Channels = [.. contact.Channels.Select(ChannelResponse.From)],
            Block = ContactBlockResponse.From(contact.Block), Aliases = contact.Aliases.IsEmpty ? null : contact.Aliases,
            LastChat = LastChatResponse.From(contact.LastChat), CreatedAt = contact.CreatedAt,
            CreatedBy = contact.CreatedBy, UpdatedAt = contact.UpdatedAt, ContactManager = manager,
        };
}

/// <summary>The user who looks after a contact.</summary>
internal sealed record ManagerResponse([property: JsonPropertyName("_id")] string Id, string Name, string Username);

internal sealed record EmailResponse(string Address);

internal sealed record PhoneResponse(string PhoneNumber);

/// <param name="Field">name, manager, or customFields.&lt;key&gt;.</param>
internal sealed record ConflictResponse(string Field, string Value);

/// <param name="ExpiresAt">Absent = it stays until somebody lifts it.</param>
internal sealed record ContactBlockResponse(
    [property: JsonPropertyName("_id")] string Id, string? Reason, DateTimeOffset BlockedAt, DateTimeOffset? ExpiresAt)
{
    public static ContactBlockResponse? From(BlockView? block) =>
        block is null ? null : new(block.BlockId, block.Reason, block.BlockedAt, block.ExpiresAt);
}

/// <summary>A channel by which a contact was reached.</summary>
/// <param name="Field">The address that proves it: "email" or "phone"; absent = it is not verified.</param>
/// <param name="LastCall">Only of a channel that is a telephone number.</param>
internal sealed record ChannelResponse(
    string Name, bool Verified, bool Blocked, ChannelVisitorResponse Visitor, string? Field, string? Value, DateTimeOffset? VerifiedAt,
    SourceResponse Details, ContactBlockResponse? Block, LastChatResponse? LastChat, LastCallResponse? LastCall)
{
    public static ChannelResponse From(ContactChannel channel) => new(
        channel.Name, channel.Verified, channel.Blocked, ChannelVisitorResponse.From(channel.VisitorId, channel.Source),
        channel.VerifiedField, channel.VerifiedValue, channel.VerifiedAt, SourceResponse.From(channel.Source), ContactBlockResponse.From(channel.Block),
        LastChatResponse.From(channel.LastChat), LastCallResponse.From(channel.LastCall));
}

/// <summary>The last telephone call, from there or to there.</summary>
/// <param name="Id">The id of the call.</param>
/// <param name="At">The time when it began.</param>
internal sealed record LastCallResponse([property: JsonPropertyName("_id")] string Id, [property: JsonPropertyName("ts")] DateTimeOffset At)
{
    public static LastCallResponse? From(LastCall? call) => call is null ? null : new(call.CallId, call.At);
}

/// <summary>Names a channel: a visitor on a source.</summary>
internal sealed record ChannelVisitorResponse(string VisitorId, ChannelSourceResponse Source)
{
    public static ChannelVisitorResponse From(string visitorId, ChannelSource source) => new(visitorId, ChannelSourceResponse.From(source));
}

internal sealed record ChannelSourceResponse(string Type, string? Id)
{
    public static ChannelSourceResponse From(ChannelSource source) => new(source.Type, source.Id);
}
