using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Blocks;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>
/// Keeps a contact inside the entries of a merge, apart from the view that responses show: a change of that view changes no history. The JSON
/// names are those under which former versions stored the view itself, so that their entries are read by the same type.
/// </summary>
public sealed record StoredContact
{
    public required string ContactId { get; init; }
    public required string Name { get; init; }
    public ImmutableArray<string> Emails { get; init; } = [];
    public ImmutableArray<string> Phones { get; init; } = [];
    public string? ContactManager { get; init; }
    public bool Unknown { get; init; }
    public bool PreRegistration { get; init; }
    public ImmutableArray<ConflictingField> ConflictingFields { get; init; } = [];
    public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableArray<StoredChannel> Channels { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public string? CreatedBy { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public LastChat? LastChat { get; init; }
    public StoredBlock? Block { get; init; }

    public static StoredContact Of(ContactView contact) => new()
    {
        ContactId = contact.ContactId, Name = contact.Name, Emails = contact.Emails, Phones = contact.Phones, ContactManager = contact.ContactManager,
        Unknown = contact.Unknown, PreRegistration = contact.PreRegistration, ConflictingFields = contact.ConflictingFields,
        CustomFields = contact.CustomFields, Channels = [.. contact.Channels.Select(StoredChannel.Of)], CreatedAt = contact.CreatedAt,
        CreatedBy = contact.CreatedBy, UpdatedAt = contact.UpdatedAt, LastChat = contact.LastChat, Block = StoredBlock.Of(contact.Block),
    };

    public ContactView ToView() => new()
    {
        ContactId = ContactId, Name = Name, Emails = Emails, Phones = Phones, ContactManager = ContactManager, Unknown = Unknown,
        PreRegistration = PreRegistration, ConflictingFields = ConflictingFields, CustomFields = CustomFields,
        Channels = [.. Channels.Select(channel => channel.ToChannel())], CreatedAt = CreatedAt, CreatedBy = CreatedBy,
        UpdatedAt = UpdatedAt, LastChat = LastChat, Block = Block?.ToView(),
    };
}

/// <summary>Keeps a way to reach a <see cref="StoredContact"/>.</summary>
public sealed record StoredChannel(
    string VisitorId, ChannelSource Source, string Username, bool Verified, bool Blocked, LastChat? LastChat, string? VerifiedField,
    string? VerifiedValue, DateTimeOffset? VerifiedAt, StoredBlock? Block)
{
    public LastCall? LastCall { get; init; }

    public static StoredChannel Of(ContactChannel channel) => new(
        channel.VisitorId, channel.Source, channel.Username, channel.Verified, channel.Blocked, channel.LastChat, channel.VerifiedField,
        channel.VerifiedValue, channel.VerifiedAt, StoredBlock.Of(channel.Block)) { LastCall = channel.LastCall };

    public ContactChannel ToChannel() => new(
        VisitorId, Source, Username, Verified, Blocked, LastChat, VerifiedField, VerifiedValue, VerifiedAt, Block?.ToView())
    {
        LastCall = LastCall,
    };
}

/// <summary>Keeps a block of a <see cref="StoredContact"/> or of one of its channels.</summary>
public sealed record StoredBlock(
    string BlockId, string Scope, string? Target, string? ContactId, string? VisitorId, ChannelSource? Source, string? Reason, string BlockedBy,
    DateTimeOffset BlockedAt, DateTimeOffset? ExpiresAt)
{
    public static StoredBlock? Of(BlockView? block) => block is null ? null : new(
        block.BlockId, block.Scope, block.Target, block.ContactId, block.VisitorId, block.Source, block.Reason, block.BlockedBy, block.BlockedAt,
        block.ExpiresAt);

    public BlockView ToView() => new(BlockId, Scope, Target, ContactId, VisitorId, Source, Reason, BlockedBy, BlockedAt, ExpiresAt);
}

/// <summary>Keeps a <see cref="ContactNode"/>: a contact with everything that was merged into it.</summary>
public sealed record StoredNode([property: JsonPropertyName("view")] StoredContact Contact, StoredMerge? Merge = null)
{
    public static StoredNode Of(ContactNode node) => new(StoredContact.Of(node.View), node.Merge is { } merge ? StoredMerge.Of(merge) : null);

    public ContactNode ToNode() => new(Contact.ToView(), Merge?.ToMerge());
}

/// <summary>Keeps a <see cref="ContactMerge"/>: two contacts that are one.</summary>
public sealed record StoredMerge(
    string MergeId, StoredNode Own, StoredNode Other, ImmutableDictionary<string, string> Picks, MergeReason Reason, string By, DateTimeOffset At)
{
    public static StoredMerge Of(ContactMerge merge) => new(
        merge.MergeId, StoredNode.Of(merge.Own), StoredNode.Of(merge.Other), merge.Picks, merge.Reason, merge.By, merge.At);

    public ContactMerge ToMerge() => new(MergeId, Own.ToNode(), Other.ToNode(), Picks, Reason, By, At);
}
