using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using Orleans.Concurrency;

namespace ContactCenter.Contacts;

/// <summary>
/// One person (DESIGN §6). Key: contact id, 24 hexadecimal digits. A contact that was merged into another refuses every command with a
/// retryable error; for the same id the directory then names the other contact.
/// </summary>
[Alias("IContact")]
public interface IContactGrain : IGrainWithStringKey
{
    /// <summary>Registers a contact that is not known yet (contract §1.2). Repeating the command id changes nothing.</summary>
    [Alias("Create")]
    Task Create(CreateContact command);

    /// <summary>Changes a contact (contract §1.3).</summary>
    /// <returns>The contact after the change.</returns>
    [Alias("Update")]
    Task<ContactView> Update(UpdateContact command);

    /// <summary>
    /// Saves what an agent notes about a conversation and its guest: both, or neither. The conversation is the judge, once the contact would
    /// accept its part. Sent again with the same ids, it completes what was cut off.
    /// </summary>
    [Alias("SaveGuest")]
    Task<ContactView> SaveGuest(SaveGuest command);

    /// <summary>Settles conflicts between differing values (contract §1.4).</summary>
    [Alias("ResolveConflicts")]
    Task<ContactView> ResolveConflicts(ResolveConflicts command);

    /// <summary>
    /// Offers values that a visitor gave for custom fields (contract §1.13, 4). New values are stored; differing ones become conflicts
    /// unless they overwrite.
    /// </summary>
    [Alias("OfferCustomFields")]
    Task OfferCustomFields(OfferCustomFields command);

    /// <summary>
    /// Lets a visitor's new conversation in: creates an unknown contact when there is none, adds the channel when it is new, and remembers
    /// the chat (contract §1.13). Refused with <c>error-contact-channel-blocked</c> when the channel or the contact is blocked.
    /// </summary>
    [Alias("Admit")]
    Task<ContactAdmission> Admit(AdmitConversation command);

    /// <summary>
    /// Lets a call in, like <see cref="Admit"/>, and passes it on with the contact in it. A call that a block keeps out is recorded as well,
    /// and leaves no trace in the contact.
    /// </summary>
    [Alias("AdmitCall")]
    Task<RecordedCall> AdmitCall(AdmitCall command);

    /// <summary>
    /// Blocks a visitor on a source (contract §1.10). Returns when nothing of that channel is accepted any more and its conversation is
    /// closed.
    /// </summary>
    [Alias("BlockChannel")]
    Task BlockChannel(BlockChannel command);

    [Alias("UnblockChannel")]
    Task UnblockChannel(UnblockChannel command);

    /// <summary>Blocks every channel of the contact, including future ones.</summary>
    [Alias("Block")]
    Task Block(BlockContact command);

    [Alias("Unblock")]
    Task Unblock(CommandContext context);

    /// <summary>Ends blocks whose time is over, and records that in the history.</summary>
    [Alias("LiftExpiredBlocks")]
    Task LiftExpiredBlocks();

    /// <summary>Closes conversations that a block should have closed before its caller was cut off.</summary>
    [Alias("EnforceBlocks")]
    Task EnforceBlocks();

    /// <summary>Notes that a channel belongs to the owner of this address. Called only by the visitor's grain, which has seen the proof.</summary>
    [Alias("Verify")]
    Task<ContactView> Verify(VerifyChannel command);

    /// <summary>Reads the contact's state, for callers that coordinate two contacts.</summary>
    [Alias("Read"), ReadOnly]
    Task<ContactDossier> Read();

    /// <summary>Merges another contact into this one, and tells that contact in the same transaction. Called only by <see cref="IMergeGrain"/>.</summary>
    [Alias("Absorb")]
    Task<ContactView> MergeIn(MergeContact command);

    /// <summary>
    /// Unmerges a contact with everything that happened to it since, as if it had never been merged. Called only by
    /// <see cref="IMergeGrain"/>.
    /// </summary>
    [Alias("Release")]
    Task<ContactView> Release(UnmergeContact command);

    /// <summary>Forgets the state of this activation, because another actor's transaction has written to this contact.</summary>
    [Alias("Reload")]
    Task Reload();

    /// <summary>Notes that this contact and another one are two people, however alike they look.</summary>
    [Alias("DismissDuplicate")]
    Task DismissDuplicate(CommandContext context, string otherContactId);

    /// <summary>Removes the manager, a user who is no agent any more.</summary>
    [Alias("RemoveManager")]
    Task RemoveManager(string userId);

    /// <summary>Makes open conversations show the contact's name and id before the call returns; closed ones follow later.</summary>
    [Alias("ShowInRooms")]
    Task<ContactView> ShowInRooms();

    /// <summary>Makes all conversations show the contact's name and id. Returns at once and may be lost or repeated.</summary>
    [Alias("UpdateRooms"), OneWay]
    Task UpdateRooms();

    /// <summary>Removes the channels of a visitor that is being deleted, while the contact stays.</summary>
    [Alias("RemoveVisitor")]
    Task RemoveVisitor(CommandContext context, string visitorId);

    /// <summary>
    /// Begins an erasure: from then on the contact refuses every command and no list shows it. Refused with
    /// <c>error-contact-has-open-rooms</c> while a conversation is open, unless <see cref="BeginErasure.ClosesRooms"/>.
    /// </summary>
    [Alias("BeginErasure")]
    Task<ErasedIdentity> BeginErasure(BeginErasure command);

    /// <summary>Ends an erasure: the contact's own history becomes tombstones.</summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Lists conversations for an erasure. Called before <see cref="ForgetContacts"/>, which removes what this method reads.</summary>
    /// <returns>Conversations that may have shown the name of an erased contact, because it was merged with their own contact for a while.</returns>
    [Alias("ListCompanionRooms")]
    Task<ImmutableArray<string>> ListCompanionRooms(ImmutableArray<string> erasedIds);

    /// <summary>Lists calls like <see cref="ListCompanionRooms"/>.</summary>
    [Alias("ListCompanionCalls")]
    Task<ImmutableArray<string>> ListCompanionCalls(ImmutableArray<string> erasedIds);

    /// <summary>Removes contacts that are being erased, and are no part of this contact, from its history. Called by an erasure only.</summary>
    [Alias("ForgetContacts")]
    Task ForgetContacts(ImmutableArray<string> erasedIds);
}

/// <param name="ContactManager">A user id that the caller has checked to be an agent; null = none.</param>
[GenerateSerializer, Immutable, Alias("CreateContact")]
public sealed record CreateContact(
    CommandContext Context, string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones,
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager);

/// <summary>Changes a contact. Parts that are null stay as they are.</summary>
/// <param name="ContactManager">Empty = remove the manager; otherwise a user id that the caller has checked to be an agent.</param>
[GenerateSerializer, Immutable, Alias("UpdateContact")]
public sealed record UpdateContact(
    CommandContext Context, string? Name, ImmutableArray<string>? Emails, ImmutableArray<string>? Phones,
    ImmutableDictionary<string, string>? CustomFields, string? ContactManager, bool WipeConflicts)
{
    /// <summary>The id by which the caller knows the contact, perhaps that of a merged one; null = the contact's own.</summary>
    [Id(0)] public string? AddressedId { get; init; }
}

/// <summary>Adds what an agent notes about a guest to its contact, together with a change of the conversation.</summary>
/// <param name="AddressedId">The id by which the caller knows the contact (<see cref="UpdateContact.AddressedId"/>).</param>
/// <param name="Name">Null = as it was.</param>
/// <param name="Email">An address beside those that are known; null = none.</param>
/// <param name="Phone">A number beside those that are known; null = none.</param>
/// <param name="CustomFields">Values that are set; an empty value removes its key, and fields that are left out stay.</param>
/// <param name="RoomChange">The change of the conversation.</param>
[GenerateSerializer, Immutable, Alias("SaveGuest")]
public sealed record SaveGuest(
    CommandContext Context, string AddressedId, string? Name, string? Email, string? Phone, ImmutableDictionary<string, string> CustomFields,
    string RoomId, SaveConversationInfo RoomChange);

/// <summary>Sets the given values and settles their conflicts (contract §1.4).</summary>
/// <param name="CustomFields">Values that are added to the stored ones.</param>
[GenerateSerializer, Immutable, Alias("ResolveConflicts")]
public sealed record ResolveConflicts(
    CommandContext Context, string? AddressedId, string? Name, ImmutableDictionary<string, string>? CustomFields, string? ContactManager,
    bool WipeConflicts);

[GenerateSerializer, Immutable, Alias("OfferCustomFields")]
public sealed record OfferCustomFields(CommandContext Context, string VisitorId, ImmutableArray<VisitorCustomField> Fields);

/// <param name="Visitor">The visitor as it is known now.</param>
/// <param name="RoomId">The conversation to be admitted; also makes the command repeatable.</param>
/// <param name="NewContactId">
/// The id of a contact for this visitor alone. It is used when there is no contact yet, or when the visitor claims a registered one.
/// </param>
[GenerateSerializer, Immutable, Alias("AdmitConversation")]
public sealed record AdmitConversation(
    CommandContext Context, string RoomId, ChannelSource Source, AdmittedVisitor Visitor, string NewContactId);

/// <param name="Visitor">The channel: who has the number.</param>
/// <param name="NewContactId">The id of a contact for this number alone. It is used when there is no contact yet.</param>
/// <param name="Report">The events, for the call itself.</param>
/// <param name="IgnoresBlocks">Whether we call, or the call is over long since: blocks keep others from calling us.</param>
[GenerateSerializer, Immutable, Alias("AdmitCall")]
public sealed record AdmitCall(
    CommandContext Context, string CallId, AdmittedVisitor Visitor, string NewContactId, RecordCallEvents Report, bool IgnoresBlocks);

[GenerateSerializer, Immutable, Alias("AdmittedVisitor")]
public sealed record AdmittedVisitor(
    string VisitorId, string Username, string? Name, string? Email, string? Phone, string? ContactManager = null)
{
    [Id(0)] public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="BlockId">The id of the block, if it is a new one.</param>
/// <param name="ExpiresAt">The time at which the block ends by itself; null = never.</param>
[GenerateSerializer, Immutable, Alias("BlockChannel")]
public sealed record BlockChannel(
    CommandContext Context, string VisitorId, ChannelSource Source, string BlockId, string? Reason, DateTimeOffset? ExpiresAt);

[GenerateSerializer, Immutable, Alias("UnblockChannel")]
public sealed record UnblockChannel(CommandContext Context, string VisitorId, ChannelSource Source);

/// <param name="AddressedId">The id by which the caller knows the contact (<see cref="UpdateContact.AddressedId"/>).</param>
[GenerateSerializer, Immutable, Alias("BlockContact")]
public sealed record BlockContact(CommandContext Context, string? AddressedId, string BlockId, string? Reason, DateTimeOffset? ExpiresAt);

/// <param name="Field">"email" or "phone".</param>
/// <param name="Value">The address in the form of <see cref="ContactAddresses"/>.</param>
[GenerateSerializer, Immutable, Alias("VerifyChannel")]
public sealed record VerifyChannel(CommandContext Context, string VisitorId, ChannelSource Source, string Field, string Value)
{
    /// <summary>The time of the proof, which the contact may learn later; null = now.</summary>
    [Id(0)] public DateTimeOffset? ProvenAt { get; init; }
}

/// <param name="Node">The contact with what was merged into it; null = there is none yet, or it is part of another contact.</param>
/// <param name="MergedInto">The contact of which this one is part now; null = none.</param>
/// <param name="Seq">The seq of the last entry that this state includes.</param>
[GenerateSerializer, Immutable, Alias("ContactDossier")]
public sealed record ContactDossier(
    string ContactId, ContactNode? Node, string? MergedInto, bool IsErasing, ImmutableArray<string> NotDuplicates, long Seq);

/// <param name="Other">The contact to take in, as read; the merge fails when it has changed since.</param>
/// <param name="Picks">Field (name, manager, customFields.&lt;key&gt;) → <see cref="MergePicks"/>.</param>
[GenerateSerializer, Immutable, Alias("AbsorbContact")]
public sealed record MergeContact(
    CommandContext Context, string MergeId, ContactDossier Other, ImmutableDictionary<string, string> Picks, MergeReason Reason);

/// <param name="Other">The state of the merged contact, as read.</param>
[GenerateSerializer, Immutable, Alias("ReleaseContact")]
public sealed record UnmergeContact(CommandContext Context, string MergeId, ContactDossier Other);

/// <param name="ErasureId">The receipt that the erasure ends with.</param>
/// <param name="ClosesRooms">Whether open conversations are closed instead of being a reason to refuse (contract §1.11).</param>
[GenerateSerializer, Immutable, Alias("BeginErasure")]
public sealed record BeginErasure(CommandContext Context, string ErasureId, bool ClosesRooms);

/// <summary>The ids and addresses by which the parts of an identity that is being erased are found.</summary>
/// <param name="ContactIds">The contact and all that were merged into it.</param>
/// <param name="Blocks">Blocks in force on its channels and on itself, which stay in force after the erasure.</param>
[GenerateSerializer, Immutable, Alias("ErasedIdentity")]
public sealed record ErasedIdentity(
    string ErasureId, ImmutableArray<string> ContactIds, ImmutableArray<string> VisitorIds, ImmutableArray<string> Emails,
    ImmutableArray<string> Phones, ImmutableArray<BlockView> Blocks)
{
    /// <summary>All channels of the contact.</summary>
    [Id(0)] public ImmutableArray<ContactChannel> Channels { get; init; } = [];

    /// <summary>The conversation that was let in last on each channel, whether it has started or not.</summary>
    [Id(1)] public ImmutableArray<string> LastRoomIds { get; init; } = [];
}
