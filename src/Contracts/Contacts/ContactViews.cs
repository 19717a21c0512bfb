using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>A contact as the directory stores it and grains return it. The API writes the contract's form (§1.1) from it.</summary>
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

    /// <summary>The block of the contact as a whole; null = none. It may have expired (<see cref="BlockView.IsInForce"/>).</summary>
    [Id(14)] public BlockView? Block { get; init; }

    /// <summary>Ids of the contacts merged into this one.</summary>
    [Id(15)] public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The actor that registered the contact or first arrived as it; null = not known, of contacts that a former version registered.</summary>
    [Id(16)] public string? CreatedBy { get; init; }

    /// <summary>Every id by which the contact is found, its own first.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<string> AllIds => [ContactId, .. Aliases];

    /// <summary>The channel of a visitor on a source; null = the contact was never reached that way.</summary>
    public ContactChannel? FindChannel(string visitorId, ChannelSource source) =>
        Channels.FirstOrDefault(channel => channel.Is(visitorId, source));
}

/// <param name="Field">name, manager, or customFields.&lt;key&gt;.</param>
[GenerateSerializer, Immutable, Alias("ConflictingField")]
public sealed record ConflictingField(string Field, string Value)
{
    public const string Name = "name";
    public const string Manager = "manager";

    public static string CustomField(string key) => "customFields." + key;
}

[GenerateSerializer, Immutable, Alias("LastChat")]
public sealed record LastChat(string RoomId, DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("LastCall")]
public sealed record LastCall(string CallId, DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("ContactChannel")]
public sealed record ContactChannel(
    string VisitorId, ChannelSource Source, string Username, bool Verified, bool Blocked, LastChat? LastChat,
    string? VerifiedField = null, string? VerifiedValue = null, DateTimeOffset? VerifiedAt = null, BlockView? Block = null)
{
    /// <summary>The last call on a channel of the source <c>phone</c>; null = none.</summary>
    [Id(0)] public LastCall? LastCall { get; init; }

    /// <summary>The channel's name (contract §1.1): the source's label, else its type.</summary>
    public string Name => Source.Label ?? Source.Type;

    /// <summary>
    /// Tells whether this is the visitor's channel on that source. Type and id are compared; a source without an id only matches one
    /// without (contract §1.10).
    /// </summary>
    public bool Is(string visitorId, ChannelSource source) =>
        VisitorId == visitorId && Source.Type == source.Type && Source.Id == source.Id;
}
