using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Mail;
using ContactCenter.Visitors;
using ContactCenter.Wording;
using ContactCenter.Workspace;

namespace ContactCenter.Erasure;

/// <inheritdoc cref="IErasureGrain"/>
/// <remarks>
/// The steps are in an order in which nothing comes back. The contact refuses everything first and goes last, with its list of what else is
/// erased: until then its visitors find it and are refused. Blocks are kept before what they keep out is forgotten.
/// </remarks>
internal sealed class ErasureGrain(
    [PersistentState("erasure", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services,
    IConversationIds conversationIds, ICallIds calls, ICallDirectory callDirectory, IVisitorDirectory visitorDirectory,
    IErasureDirectory erasureDirectory, IFileStore files,
    IEnumerable<IMailbox> mailboxes, ReceiptSigner signer, IWorkspaceConfiguration workspace)
    : EntityGrain<ErasureState, ErasureEntry>(EntityTypes.Erasure, ErasureState.None, snapshot, services), IErasureGrain
{
    private const int ConversationsAtOnce = 8;
    private const int BlockIdBytes = 12;

    public Task<ErasureReceipt?> Find() => Task.FromResult(State.Receipt);

    public async Task Resume(string? contactId)
    {
        var context = CommandContext.OfSystem("resume");
        if (contactId is null) await CompleteAsync();
        else await Run(new EraseContact(context, contactId, ClosesRooms: false));
    }

    public async Task<ErasureReceipt> Run(EraseContact command)
    {
        if (State.Receipt is { } receipt) return receipt;
        if (await BeginAsync(command) is { } identity) await EraseAsync(command.ContactId, identity);
        return await CompleteAsync();
    }

    protected override ErasureState Apply(ErasureState state, Recorded<ErasureEntry> entry) => ErasureState.Apply(state, entry);

    protected override EntryTags Tags(ErasureState state, ErasureEntry entry) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(ErasureState state) => [new ErasureRow(Key, state.BegunAt, state.Receipt?.ErasedAt)];

    /// <returns>Null = the contact has gone in an earlier run.</returns>
    private async Task<ErasedIdentity?> BeginAsync(EraseContact command)
    {
        try
        {
            return await Contact(command.ContactId).BeginErasure(new BeginErasure(command.Context, Key, command.ClosesRooms));
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.NotFound && State.Counted is not null)
        {
            return null;
        }
    }

    private async Task EraseAsync(string contactId, ErasedIdentity identity)
    {
        var person = new ErasedPerson(
            Services.Journal, conversationIds, calls, callDirectory, visitorDirectory, erasureDirectory, identity);
        await person.ReadAsync();
        var blocksKept = await KeepBlocksAsync(identity, person);
        var mails = await EraseMailsAsync(person);
        if (State.Counted is null) await AppendAsync("begun", await person.CountAsync(files, blocksKept, mails, Region));

        await EraseConversationsAsync(person, identity.LastRoomIds);
        await EraseCallsAsync(person);
        foreach (var visitorKey in person.VisitorKeys) await GrainFactory.GetGrain<IVisitorGrain>(visitorKey).Erase();
        // One that was about to start has started by now, or never will: its visitor is gone.
        await EraseConversationsAsync(person, []);
        await EraseCallsAsync(person);
        foreach (var id in identity.ContactIds) await GrainFactory.GetGrain<IContactAccessGrain>(id).Erase();
        await RedactOthersAsync(person);
        // Removes mail and SMS that were under way to the visitor when it went.
        await EraseMailsAsync(person);
        foreach (var id in identity.ContactIds.Where(id => id != contactId)) await Contact(id).Erase();
        await Contact(contactId).Erase();
    }

    /// <returns>The number of blocks that stay in force.</returns>
    private async Task<int> KeepBlocksAsync(ErasedIdentity identity, ErasedPerson person)
    {
        var kept = 0;
        foreach (var (target, block) in ErasedBlocks.OfChannels(identity))
        {
            var context = CommandContext.OfStep(block.BlockedBy, "erasure", Key);
            await GrainFactory.GetGrain<IAddressBlockGrain>(target)
                .Block(new BlockAddress(context, BlockScopes.Channel, null, BlockIdOf(target), null, block.ExpiresAt));
            kept++;
        }

        foreach (var target in person.Addresses.BlockKeys(Region))
            if (await GrainFactory.GetGrain<IAddressBlockGrain>(target).Anonymize(Key)) kept++;
        return kept;
    }

    private async Task<int> EraseMailsAsync(ErasedPerson person)
    {
        var mails = 0;
        foreach (var mailbox in mailboxes) mails += await mailbox.EraseAsync([.. person.Addresses.All]);
        return mails;
    }

    private async Task EraseCallsAsync(ErasedPerson person)
    {
        await foreach (var page in person.ReadCallIdsAsync(Region))
        {
            foreach (var some in page.Chunk(ConversationsAtOnce))
                await Task.WhenAll(some.Select(EraseCallAsync));
        }

        foreach (var callId in await person.ListCallsToComeAsync()) await EraseCallAsync(callId);
    }

    private async Task EraseCallAsync(string callId)
    {
        var call = GrainFactory.GetGrain<ICallGrain>(callId);
        while (!await call.Erase()) { }
    }

    private async Task EraseConversationsAsync(ErasedPerson person, ImmutableArray<string> others)
    {
        await EraseConversationsAsync(others);
        await foreach (var page in person.ReadRoomIdsAsync()) await EraseConversationsAsync(page);
    }

    private async Task EraseConversationsAsync(ImmutableArray<string> roomIds)
    {
        foreach (var some in roomIds.Chunk(ConversationsAtOnce))
            await Task.WhenAll(some.Select(roomId => GrainFactory.GetGrain<IConversationGrain>(roomId).Erase()));
    }

    /// <summary>
    /// Removes the person from others' histories: from contacts that were merged with it for a while or were said not to be the same, from
    /// their conversations, and from visitors that were about to become one of its contacts.
    /// </summary>
    private async Task RedactOthersAsync(ErasedPerson person)
    {
        var ids = person.ContactIds;
        foreach (var entity in await Services.Journal.ListEntitiesThatNameAsync(ids))
        {
            if (entity.Type == EntityTypes.Visitor) await GrainFactory.GetGrain<IVisitorGrain>(entity.Id).ForgetContacts(ids);
            if (entity.Type != EntityTypes.Contact || ids.Contains(entity.Id)) continue;
            // The contact last: as long as it names somebody it is found again by an erasure that was cut off.
            foreach (var roomId in await Contact(entity.Id).ListCompanionRooms(ids))
                await GrainFactory.GetGrain<IConversationGrain>(roomId).ForgetContacts(ids);
            foreach (var callId in await Contact(entity.Id).ListCompanionCalls(ids)) await GrainFactory.GetGrain<ICallGrain>(callId).ForgetContacts(ids);
            await Contact(entity.Id).ForgetContacts(ids);
        }
    }

    private async Task<ErasureReceipt> CompleteAsync()
    {
        if (State.Receipt is { } known) return known;
        if (State.Counted is not { } counted) throw new ContactCenterException(ContactErrors.NotFound);
        await GrainFactory.GetGrain<IFileScrubGrain>(IFileScrubGrain.All).Run(Services.Now());
        var receipt = await signer.SignAsync(new ErasureReceipt(
            Key, Services.Now(), counted.RequestedBy, counted.Contacts, counted.Visitors, counted.Conversations, counted.BlocksKept, counted.Files,
            counted.Entries, "", "")
        {
            Mails = counted.Mails, Calls = counted.Calls,
        });
        await AppendAsync("completed", new ErasureCompleted(receipt));
        return State.Receipt!;
    }

    private Task AppendAsync(string name, ErasureEntry entry) =>
        ExecuteAsync(CommandContext.OfSystem(name), (_, _) => entry);

    private IContactGrain Contact(string contactId) => GrainFactory.GetGrain<IContactGrain>(contactId);

    private string Region => workspace.Current.PhoneRegion;

    private string BlockIdOf(string target) =>
        Hashes.Hex($"{Key}/{target}", BlockIdBytes);
}
