using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Contacts;

/// <summary>One person (DESIGN §6). Key: contact id, 24 hexadecimal digits.</summary>
[Alias("IContact")]
public interface IContactGrain : IGrainWithStringKey
{
    /// <summary>Registers a contact that is not known yet (contract §1.2). The command id decides: the same one again changes nothing.</summary>
    [Alias("Create")]
    Task Create(CreateContact command);

    /// <summary>Contract §1.3.</summary>
    /// <returns>The contact after the change.</returns>
    [Alias("Update")]
    Task<ContactView> Update(UpdateContact command);

    /// <summary>
    /// Lets a visitor's new conversation in: creates an unknown contact when there is none, adds the channel when it is new, and remembers
    /// the chat (contract §1.13). Refused with <c>error-contact-channel-blocked</c> when the channel is blocked.
    /// </summary>
    [Alias("Admit")]
    Task<ContactAdmission> Admit(AdmitConversation command);
}

/// <param name="ContactManager">A user id that the caller has checked to be an agent; null = none.</param>
[GenerateSerializer, Immutable, Alias("CreateContact")]
public sealed record CreateContact(
    CommandContext Context, string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones,
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager);

/// <summary>Absent parts (null) stay as they are.</summary>
/// <param name="ContactManager">Empty = remove the manager; otherwise a user id that the caller has checked to be an agent.</param>
[GenerateSerializer, Immutable, Alias("UpdateContact")]
public sealed record UpdateContact(
    CommandContext Context, string? Name, ImmutableArray<string>? Emails, ImmutableArray<string>? Phones,
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager, bool WipeConflicts);

/// <param name="Visitor">The visitor as it is known now.</param>
/// <param name="RoomId">The conversation to be admitted; also makes the command repeatable.</param>
[GenerateSerializer, Immutable, Alias("AdmitConversation")]
public sealed record AdmitConversation(CommandContext Context, string RoomId, ChannelSource Source, AdmittedVisitor Visitor);

[GenerateSerializer, Immutable, Alias("AdmittedVisitor")]
public sealed record AdmittedVisitor(string VisitorId, string Username, string? Name, string? Email, string? Phone);

/// <param name="Name">What the conversation is called: the contact's name.</param>
/// <param name="Verified">Whether the channel is verified.</param>
[GenerateSerializer, Immutable, Alias("ContactAdmission")]
public sealed record ContactAdmission(string ContactId, string Name, bool Verified);

/// <summary>Where a conversation comes from.</summary>
/// <param name="Type">widget, email, sms, app, api or other.</param>
/// <param name="Id">Which one, when there are several of a type.</param>
/// <param name="Label">How agents see it; null = the type.</param>
/// <param name="Destination">For a widget: the host of the page it is on.</param>
[GenerateSerializer, Immutable, Alias("ChannelSource")]
public sealed record ChannelSource(string Type, string? Id = null, string? Label = null, string? Destination = null);

/// <summary>A contact as the contract shows it (§1.1) and as the directory stores it. JSON names are the contract's.</summary>
[GenerateSerializer, Immutable, Alias("ContactView")]
public sealed record ContactView
{
    [Id(0)] public required string ContactId { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public ImmutableArray<string> Emails { get; init; } = [];
    [Id(3)] public ImmutableArray<string> Phones { get; init; } = [];
    [Id(4)] public string? ContactManager { get; init; }
    [Id(5)] public bool Unknown { get; init; }
    [Id(6)] public bool PreRegistration { get; init; }
    [Id(7)] public bool Enabled { get; init; } = true;
    [Id(8)] public ImmutableArray<ConflictingField> ConflictingFields { get; init; } = [];
    [Id(9)] public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;
    [Id(10)] public ImmutableArray<ContactChannel> Channels { get; init; } = [];
    [Id(11)] public DateTimeOffset CreatedAt { get; init; }
    [Id(12)] public DateTimeOffset UpdatedAt { get; init; }
    [Id(13)] public LastChat? LastChat { get; init; }

    /// <summary>The channel of a visitor on a source; null = the contact was never reached that way.</summary>
    public ContactChannel? FindChannel(string visitorId, ChannelSource source) =>
        Channels.FirstOrDefault(channel => channel.Is(visitorId, source));
}

/// <param name="Field">name, manager, or customFields.&lt;key&gt;.</param>
[GenerateSerializer, Immutable, Alias("ConflictingField")]
public sealed record ConflictingField(string Field, string Value);

[GenerateSerializer, Immutable, Alias("LastChat")]
public sealed record LastChat(string RoomId, DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("ContactChannel")]
public sealed record ContactChannel(
    string VisitorId, ChannelSource Source, string Username, bool Verified, bool Blocked, LastChat? LastChat,
    string? VerifiedField = null, string? VerifiedValue = null, DateTimeOffset? VerifiedAt = null)
{
    /// <summary>Contract §1.1: the source's label, else its type.</summary>
    public string Name => Source.Label ?? Source.Type;

    /// <summary>A channel is a visitor on a source: type and id; a source without an id only matches one without (contract §1.10).</summary>
    public bool Is(string visitorId, ChannelSource source) =>
        VisitorId == visitorId && Source.Type == source.Type && Source.Id == source.Id;
}
