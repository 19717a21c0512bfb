using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Parties;
using Orleans.Concurrency;

namespace ContactCenter.Contacts;

/// <summary>
/// One person (DESIGN §6). Key: contact id, 24 hexadecimal digits. A contact that was merged into another refuses every command with an
/// error that says "try again": the caller finds the other one by the same id (<see cref="Directory.IDirectory.ResolveContactIdAsync"/>).
/// </summary>
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

    /// <summary>Contract §1.4.</summary>
    [Alias("ResolveConflicts")]
    Task<ContactView> ResolveConflicts(ResolveConflicts command);

    /// <summary>What a visitor says of itself (contract §1.13, 4): new values are stored, differing ones become conflicts unless they overwrite.</summary>
    [Alias("OfferCustomFields")]
    Task OfferCustomFields(OfferCustomFields command);

    /// <summary>
    /// Lets a visitor's new conversation in: creates an unknown contact when there is none, adds the channel when it is new, and remembers
    /// the chat (contract §1.13). Refused with <c>error-contact-channel-blocked</c> when the channel or the contact is blocked.
    /// </summary>
    [Alias("Admit")]
    Task<ContactAdmission> Admit(AdmitConversation command);

    /// <summary>
    /// Blocks a visitor on a source (contract §1.10). Answers when nothing of that channel is accepted any more and its conversation is closed.
    /// </summary>
    [Alias("BlockChannel")]
    Task BlockChannel(BlockChannel command);

    [Alias("UnblockChannel")]
    Task UnblockChannel(UnblockChannel command);

    /// <summary>Blocks every channel of the contact, also those to come.</summary>
    [Alias("Block")]
    Task Block(BlockContact command);

    [Alias("Unblock")]
    Task Unblock(CommandContext context);

    /// <summary>Ends blocks whose time is over, and says so in the history.</summary>
    [Alias("LiftExpiredBlocks")]
    Task LiftExpiredBlocks();

    /// <summary>Closes conversations that a block should have closed: its caller was cut off.</summary>
    [Alias("EnforceBlocks")]
    Task EnforceBlocks();

    /// <summary>Called by the visitor only, which has seen the proof: the channel belongs to whoever has this address.</summary>
    [Alias("Verify")]
    Task<ContactView> Verify(VerifyChannel command);

    /// <summary>The contact as its actor knows it; for whoever coordinates two contacts.</summary>
    [Alias("Read"), ReadOnly]
    Task<ContactDossier> Read();

    /// <summary>Called by the merge only: takes another contact in, and tells that one in the same transaction.</summary>
    [Alias("Absorb")]
    Task<ContactView> Absorb(AbsorbContact command);

    /// <summary>Called by the merge only: gives a contact back as if it had never been merged, with all that happened to it since.</summary>
    [Alias("Release")]
    Task<ContactView> Release(ReleaseContact command);

    /// <summary>Forgets what this activation knows: another actor's transaction has written to this contact.</summary>
    [Alias("Reload")]
    Task Reload();

    /// <summary>Somebody says that these are two people, however alike they look.</summary>
    [Alias("DismissDuplicate")]
    Task DismissDuplicate(CommandContext context, string otherContactId);

    /// <summary>The user is no agent any more: it manages no contact.</summary>
    [Alias("RemoveManager")]
    Task RemoveManager(string userId);

    /// <summary>Makes open conversations show the contact's name and id before it answers; closed ones follow.</summary>
    [Alias("ShowInRooms")]
    Task<ContactView> ShowInRooms();

    /// <summary>Makes conversations show the contact's name and id. Returns at once and may be lost or repeated.</summary>
    [Alias("UpdateRooms"), OneWay]
    Task UpdateRooms();

    /// <summary>The visitor is being deleted and the contact stays: it is no channel any more.</summary>
    [Alias("RemoveVisitor")]
    Task RemoveVisitor(CommandContext context, string visitorId);

    /// <summary>
    /// The first step of erasing: from here on the contact refuses everything and no list shows it. Refused with
    /// <c>error-contact-has-open-rooms</c> while a conversation is open, unless <see cref="BeginErasure.ClosesRooms"/>.
    /// </summary>
    [Alias("BeginErasure")]
    Task<ErasedIdentity> BeginErasure(BeginErasure command);

    /// <summary>The last step: the contact's own history becomes tombstones.</summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Called by an erasure only, before <see cref="ForgetContacts"/>, which forgets also this.</summary>
    /// <returns>Conversations that may have been called by the names of contacts that were one with this one for a while.</returns>
    [Alias("ListCompanionRooms")]
    Task<ImmutableArray<string>> ListCompanionRooms(ImmutableArray<string> erasedIds);

    /// <summary>Called by an erasure only: takes others, who are being erased and are no part of this contact, out of its history.</summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);
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
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager, bool WipeConflicts)
{
    /// <summary>The id by which the caller knows the contact, perhaps one that was merged; null = the contact's own.</summary>
    [Id(0)] public string? AddressedId { get; init; }
}

/// <summary>Contract §1.4: what is given is set, and its conflicts are settled.</summary>
/// <param name="CustomFields">Added to the stored ones.</param>
[GenerateSerializer, Immutable, Alias("ResolveConflicts")]
public sealed record ResolveConflicts(
    CommandContext Context, string? AddressedId, string? Name, ImmutableDictionary<string, string>? CustomFields, string? ContactManager,
    bool WipeConflicts);

[GenerateSerializer, Immutable, Alias("OfferCustomFields")]
public sealed record OfferCustomFields(CommandContext Context, string VisitorId, ImmutableArray<VisitorCustomField> Fields);

/// <param name="Visitor">The visitor as it is known now.</param>
/// <param name="RoomId">The conversation to be admitted; also makes the command repeatable.</param>
/// <param name="NewContactId">The id that a contact for this visitor alone gets, when there is none or it claims a registered one.</param>
[GenerateSerializer, Immutable, Alias("AdmitConversation")]
public sealed record AdmitConversation(
    CommandContext Context, string RoomId, ChannelSource Source, AdmittedVisitor Visitor, string NewContactId);

[GenerateSerializer, Immutable, Alias("AdmittedVisitor")]
public sealed record AdmittedVisitor(
    string VisitorId, string Username, string? Name, string? Email, string? Phone, string? ContactManager = null)
{
    [Id(0)] public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="ContactId">The contact that is shown.</param>
/// <param name="OriginContactId">The one whose conversation it stays when merges are undone.</param>
/// <param name="Name">What the conversation is called: the contact's name.</param>
/// <param name="Verified">Whether the channel is verified.</param>
/// <param name="Unknown">Whether nobody has said yet who this is.</param>
/// <param name="MustVerify">The workspace wants proof before anybody serves it (contract §1.14).</param>
[GenerateSerializer, Immutable, Alias("ContactAdmission")]
public sealed record ContactAdmission(
    string ContactId, string OriginContactId, string Name, bool Verified, bool Unknown, bool MustVerify)
{
    /// <summary>The user who looks after the contact; null = nobody.</summary>
    [Id(1)] public string? ContactManagerId { get; init; }
}

/// <param name="BlockId">The id of the block, if it is a new one.</param>
/// <param name="ExpiresAt">When it lifts itself; null = never.</param>
[GenerateSerializer, Immutable, Alias("BlockChannel")]
public sealed record BlockChannel(
    CommandContext Context, string VisitorId, ChannelSource Source, string BlockId, string? Reason, DateTimeOffset? ExpiresAt);

[GenerateSerializer, Immutable, Alias("UnblockChannel")]
public sealed record UnblockChannel(CommandContext Context, string VisitorId, ChannelSource Source);

/// <param name="AddressedId">As <see cref="UpdateContact.AddressedId"/>.</param>
[GenerateSerializer, Immutable, Alias("BlockContact")]
public sealed record BlockContact(CommandContext Context, string? AddressedId, string BlockId, string? Reason, DateTimeOffset? ExpiresAt);

/// <param name="Field">"email" or "phone".</param>
/// <param name="Value">In the form of <see cref="ContactAddresses"/>.</param>
[GenerateSerializer, Immutable, Alias("VerifyChannel")]
public sealed record VerifyChannel(CommandContext Context, string VisitorId, ChannelSource Source, string Field, string Value)
{
    /// <summary>When the proof came, which the contact may learn later; null = now.</summary>
    [Id(0)] public DateTimeOffset? ProvenAt { get; init; }
}

/// <param name="Node">Null = there is no such contact (yet).</param>
/// <param name="MergedInto">The contact that this one is part of now.</param>
/// <param name="Seq">The last entry it knows.</param>
[GenerateSerializer, Immutable, Alias("ContactDossier")]
public sealed record ContactDossier(
    string ContactId, ContactNode? Node, string? MergedInto, bool IsErasing, ImmutableArray<string> NotDuplicates, long Seq);

/// <param name="Other">The contact to take in, as read; the merge fails when it has changed since.</param>
/// <param name="Picks">Field (name, manager, customFields.&lt;key&gt;) → <see cref="MergePicks"/>.</param>
[GenerateSerializer, Immutable, Alias("AbsorbContact")]
public sealed record AbsorbContact(
    CommandContext Context, string MergeId, ContactDossier Other, ImmutableDictionary<string, string> Picks, MergeReason Reason);

/// <param name="Other">The merged contact's actor, as read.</param>
[GenerateSerializer, Immutable, Alias("ReleaseContact")]
public sealed record ReleaseContact(CommandContext Context, string MergeId, ContactDossier Other);

/// <param name="ErasureId">The receipt that the erasure ends with.</param>
/// <param name="ClosesRooms">Open conversations are closed instead of being a reason to refuse (contract §1.11).</param>
[GenerateSerializer, Immutable, Alias("BeginErasure")]
public sealed record BeginErasure(CommandContext Context, string ErasureId, bool ClosesRooms);

/// <summary>Everything by which the parts of an identity that is being erased are found.</summary>
/// <param name="ContactIds">The contact and all that were merged into it.</param>
/// <param name="Blocks">Blocks in force on its channels and on itself: they must go on keeping out whom they keep out.</param>
[GenerateSerializer, Immutable, Alias("ErasedIdentity")]
public sealed record ErasedIdentity(
    string ErasureId, ImmutableArray<string> ContactIds, ImmutableArray<string> VisitorIds, ImmutableArray<string> Emails,
    ImmutableArray<string> Phones, ImmutableArray<BlockView> Blocks)
{
    /// <summary>All channels.</summary>
    [Id(0)] public ImmutableArray<ContactChannel> Channels { get; init; } = [];

    /// <summary>The conversation that was let in last on each channel, whether it has started or not.</summary>
    [Id(1)] public ImmutableArray<string> LastRoomIds { get; init; } = [];
}
