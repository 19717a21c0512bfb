using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <inheritdoc cref="IContactGrain"/>
/// <remarks>
/// Awaited calls go to conversations and telephone calls only. Contacts never call each other: merges are coordinated from above
/// (<see cref="IMergeGrain"/>).
/// </remarks>
internal sealed class ContactGrain(
    [PersistentState("contact", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IWorkspaceConfiguration workspace, IContactFollowUps contactFollowUps,
    IConversationIds conversationIds, ICallIds calls, IBlockDirectory blockDirectory, IBlockRefusals refusals)
    : EntityGrain<ContactState, ContactEntry>(EntityTypes.Contact, ContactState.None, snapshot, services), IContactGrain
{
    private const int RoomsPerRun = 100;

    protected override int StateShape => 4;

    public async Task Create(CreateContact command) =>
        (await ExecuteAsync(command.Context, (state, _) => ContactRules.Create(state, command, workspace.Current))).Expect<ContactCreated>();

    public Task<ContactView> Update(UpdateContact command) =>
        ChangeAsync(command.Context, (state, _) => ContactRules.Update(state, command, workspace.Current));

    public async Task<ContactView> SaveGuest(SaveGuest command)
    {
        CheckStateIsKnown();
        // In one turn and with one configuration: what is accepted before the conversation is asked is accepted afterwards, too.
        var settings = workspace.Current;
        if (ContactRules.SaveGuest(State, command, settings).Error is null)
            await GrainFactory.GetGrain<IConversationGrain>(command.RoomId).SaveInfo(command.RoomChange);
        return await ChangeAsync(command.Context, (state, _) => ContactRules.SaveGuest(state, command, settings));
    }

    public Task<ContactView> ResolveConflicts(ResolveConflicts command) =>
        ChangeAsync(command.Context, (state, _) => ContactRules.ResolveConflicts(state, command, workspace.Current));

    public Task OfferCustomFields(OfferCustomFields command) =>
        ChangeAsync(command.Context, (state, _) => ContactRules.OfferCustomFields(state, command));

    public async Task<ContactAdmission> Admit(AdmitConversation command)
    {
        if (await blockDirectory.FindAnyBlockAsync(ContactBlocks.AddressTargets(State.View, workspace.Current.PhoneRegion), Services.Now()) is { } known)
        {
            refusals.Count(known.BlockId);
            throw new ContactCenterException(ContactErrors.ChannelBlocked);
        }

        try
        {
            await ExecuteAsync(command.Context, (state, now) => ContactAdmissions.Admit(state, command, Key, workspace.Current, now));
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.ChannelBlocked)
        {
            if (ContactBlocks.Find(State.View, command.Visitor.VisitorId, command.Source, Services.Now()) is { } block) refusals.Count(block.BlockId);
            throw;
        }

        // Repeated after the contact went into another one: whoever asks again finds that one.
        if (State.Node is null) throw new ContactCenterException(ContactErrors.Moved);
        return ContactAdmissions.Admission(State, command, workspace.Current);
    }

    public async Task<RecordedCall> AdmitCall(AdmitCall command)
    {
        CheckStateIsKnown();
        var block = command.IgnoresBlocks || State.Living is null ? null : await FindBlockAsync(command.Visitor.VisitorId);
        if (block is null) await ExecuteAsync(command.Context, (state, now) => CallAdmissions.Admit(state, command, Key, now));
        else refusals.Count(block);
        if (State.Living is null) throw new ContactCenterException(ContactErrors.Moved);
        // In the same turn: whoever merges or erases this contact comes before, or finds the call.
        return await GrainFactory.GetGrain<ICallGrain>(command.CallId)
            .Record(command.Report with { Party = CallAdmissions.Party(State, command, Key, block) });
    }

    public async Task BlockChannel(BlockChannel command)
    {
        await ChangeAsync(command.Context, (state, now) => ContactBlocks.Block(state, command, now));
        await EnforceBlocks();
    }

    public Task UnblockChannel(UnblockChannel command) => ChangeAsync(command.Context, (state, _) => ContactBlocks.Unblock(state, command));

    public async Task Block(BlockContact command)
    {
        await ChangeAsync(command.Context, (state, now) => ContactBlocks.Block(state, command, now));
        await EnforceBlocks();
    }

    public Task Unblock(CommandContext context) => ChangeAsync(context, (state, _) => ContactBlocks.Unblock(state));

    public async Task LiftExpiredBlocks() =>
        await ExecuteAsync(CommandContext.OfSystem("expired", $"{Seq}"), ContactBlocks.LiftExpired);

    /// <summary>
    /// Closes the conversations of blocked channels. A channel's conversation is the last one that was let in, whether it has started yet
    /// or not.
    /// </summary>
    public async Task EnforceBlocks()
    {
        if (State.Living is not { } node) return;
        foreach (var channel in node.View.Channels)
        {
            if (channel.LastChat is not { } chat) continue;
            if (ContactBlocks.Find(node.View, channel.VisitorId, channel.Source, Services.Now()) is not { } block) continue;
            await GrainFactory.GetGrain<IConversationGrain>(chat.RoomId).CloseBlocked(
                CloseBlocked.By(block.BlockId, block.BlockedBy) with { VisitorId = channel.VisitorId });
        }
    }

    public Task<ContactView> Verify(VerifyChannel command) =>
        ChangeAsync(command.Context, (state, now) => ContactIdentity.Verify(state, command, now));

    public Task<ContactDossier> Read()
    {
        CheckStateIsKnown();
        return Task.FromResult(new ContactDossier(Key, State.Node, State.MergedInto, State.ErasureId is not null, State.NotDuplicates, Seq));
    }

    public async Task<ContactView> MergeIn(MergeContact command)
    {
        await ExecuteAsync(
            command.Context, (state, _) => ContactIdentity.MergeIn(state, command),
            (_, now) => [MergedAway(command, now)]);
        await EnforceBlocks();
        return await ShownAsync();
    }

    public async Task<ContactView> Release(UnmergeContact command)
    {
        await ExecuteAsync(
            command.Context, (state, _) => ContactIdentity.Release(state, command),
            (state, now) => [GivenBack(state, command, now)]);
        return await ShownAsync();
    }

    public Task Reload()
    {
        Forget();
        return Task.CompletedTask;
    }

    public Task DismissDuplicate(CommandContext context, string otherContactId) =>
        ChangeAsync(context, (state, _) => ContactRules.DismissDuplicate(state, otherContactId));

    public async Task RemoveManager(string userId) =>
        await ExecuteAsync(CommandContext.OfSystem("departed", userId, $"{Seq}"), (state, _) => ContactRules.RemoveManager(state, userId));

    public Task<ContactView> ShowInRooms()
    {
        CheckStateIsKnown();
        return ShownAsync();
    }

    public async Task UpdateRooms()
    {
        if (State is not { Living: { } node, RoomsFollow: false }) return;
        var (seq, view) = (Seq, State.View!);
        while (true)
        {
            var roomIds = await contactFollowUps.ListRoomsOutOfStepAsync([.. node.Ids()], view.Name, Key, RoomsPerRun);
            foreach (var roomId in roomIds) await UpdateRoomAsync(roomId, view, seq);
            if (roomIds.Length < RoomsPerRun) break;
        }

        await UpdateCallsAsync([.. node.Ids()], view, seq);

        await ExecuteAsync(CommandContext.OfSystem("rooms", $"{seq}"), (state, _) => ContactRules.RoomsUpdated(state));
    }

    public Task RemoveVisitor(CommandContext context, string visitorId) =>
        ChangeAsync(context, (state, _) => ContactRules.RemoveVisitor(state, visitorId));

    public async Task<ErasedIdentity> BeginErasure(BeginErasure command)
    {
        if (State is { Living: { } node, MergedInto: null })
        {
            // A call cannot be ended from here. Erased while it goes on, it keeps nothing of what is still to come.
            if (!command.ClosesRooms && await calls.HasOpenCallAsync([.. node.Ids()])) throw new ContactCenterException(ContactErrors.HasOpenCalls);
            await EndConversationsAsync(node.View, command);
        }

        await ExecuteAsync(command.Context, (state, _) => ContactRules.BeginErasure(state, command));
        return ContactIdentity.Erased(State, Services.Now());
    }

    public Task Erase() => EraseHistoryAsync();

    public async Task<ImmutableArray<string>> ListCompanionRooms(ImmutableArray<string> erasedIds)
    {
        var companions = await ListCompanionsAsync(erasedIds);
        return await ListIdsAsync(after => conversationIds.ListRoomIdsOfPersonAsync(companions, [], after, RoomsPerRun));
    }

    public async Task<ImmutableArray<string>> ListCompanionCalls(ImmutableArray<string> erasedIds)
    {
        var companions = await ListCompanionsAsync(erasedIds);
        return await ListIdsAsync(after => calls.ListCallIdsOfPersonAsync(companions, [], after, RoomsPerRun));
    }

    public Task ForgetContacts(ImmutableArray<string> erasedIds) => RedactHistoryAsync(entry => ContactRedaction.Redact(entry, erasedIds));

    protected override ContactState Apply(ContactState state, Recorded<ContactEntry> entry) => ContactState.Apply(Key, state, entry);

    protected override EntryTags Tags(ContactState state, ContactEntry entry) => ContactRows.Tags(Key, entry);

    protected override ImmutableArray<DirectoryRow> Rows(ContactState state) => ContactRows.Of(Key, state, workspace.Current);

    /// <summary>
    /// Executes a command that may have been sent before the contact was merged, or before a merge was undone. It is then in the history of
    /// the contact that executed it.
    /// </summary>
    private async Task<ContactView> ChangeAsync(CommandContext context, Func<ContactState, DateTimeOffset, Decision<ContactEntry>> decide)
    {
        var shown = State.View is { } view ? (view.Name, view.Unknown) : default;
        if (!await IsExecutedElsewhereAsync(context)) await ExecuteAsync(context, decide);
        if (State.Node is null) throw new ContactCenterException(ContactErrors.Moved);
        return shown == (State.View!.Name, State.View.Unknown) ? State.View : await ShownAsync();
    }

    private async Task<bool> IsExecutedElsewhereAsync(CommandContext context)
    {
        foreach (var contactId in (State.Node?.Ids().Where(id => id != Key) ?? []).Concat(State.FormerHomes))
        {
            foreach (var id in context.FormerId is { } former ? [context.Id, former] : new[] { context.Id })
            {
                if (await Services.Journal.FindCommandAsync(new EntityId(EntityTypes.Contact, contactId), id) is not { } first) continue;
                if (first.Actor == context.Actor) return true;
                if (!context.IsOurs) throw new ContactCenterException(CommonErrors.CommandIdInUse);
            }
        }

        return false;
    }

    /// <summary>Makes open conversations show the change before the call returns; closed ones follow later.</summary>
    private async Task<ContactView> ShownAsync()
    {
        var view = State.View ?? throw new ContactCenterException(ContactErrors.Moved);
        foreach (var roomId in view.Channels.Select(channel => channel.LastChat?.RoomId).OfType<string>().Distinct())
            await UpdateRoomAsync(roomId, view, Seq);
        foreach (var callId in view.Channels.Select(channel => channel.LastCall?.CallId).OfType<string>().Distinct())
            await UpdateCallAsync(callId, view, Seq);
        if (!State.RoomsFollow) await GrainFactory.GetGrain<IContactGrain>(Key).UpdateRooms();
        return view;
    }

    private Task UpdateRoomAsync(string roomId, ContactView view, long seq) => GrainFactory.GetGrain<IConversationGrain>(roomId)
        .UpdateContact(new UpdateConversationContact(CommandContext.OfSystem("contact", Key, $"{seq}"), Key, view.Name, view.Unknown));

    private async Task UpdateCallsAsync(ImmutableArray<string> contactIds, ContactView view, long seq)
    {
        while (true)
        {
            var callIds = await calls.ListCallsOutOfStepAsync(contactIds, view.Name, Key, view.Unknown, RoomsPerRun);
            foreach (var callId in callIds) await UpdateCallAsync(callId, view, seq);
            if (callIds.Length < RoomsPerRun) return;
        }
    }

    private Task UpdateCallAsync(string callId, ContactView view, long seq) => GrainFactory.GetGrain<ICallGrain>(callId)
        .UpdateContact(new UpdateCallContact(CommandContext.OfSystem("contact", Key, $"{seq}"), Key, view.Name, view.Unknown));

    /// <summary>The id of the block that keeps a number of this contact out; null = none does.</summary>
    private async Task<string?> FindBlockAsync(string visitorId) =>
        ContactBlocks.Find(State.View, visitorId, CallAdmissions.Phone, Services.Now())?.BlockId
        ?? (await blockDirectory.FindAnyBlockAsync(ContactBlocks.AddressTargets(State.View, workspace.Current.PhoneRegion), Services.Now()))?.BlockId;

    private async Task<ImmutableArray<string>> ListCompanionsAsync(ImmutableArray<string> erasedIds)
    {
        // What still shows the one who goes would show it again.
        await UpdateRooms();
        var companions = new HashSet<string>(State.Node?.Ids() ?? [Key], StringComparer.Ordinal);
        await foreach (var entry in ReadHistoryAsync()) companions.UnionWith(ContactRedaction.Companions(entry));
        companions.ExceptWith(erasedIds);
        return [.. companions];
    }

    /// <param name="list">Reads a page after an id; null = the first page.</param>
    private static async Task<ImmutableArray<string>> ListIdsAsync(Func<string?, Task<ImmutableArray<string>>> list)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var page = await list(ids.Count == 0 ? null : ids[^1]);
            ids.AddRange(page);
            if (page.Length < RoomsPerRun) return ids.ToImmutable();
        }
    }

    /// <summary>Closes the open conversations, or refuses because there are any. None is closed before all have been looked at.</summary>
    private async Task EndConversationsAsync(ContactView view, BeginErasure command)
    {
        var rooms = view.Channels.Select(channel => channel.LastChat?.RoomId).OfType<string>().Distinct()
            .Select(roomId => GrainFactory.GetGrain<IConversationGrain>(roomId)).ToList();
        foreach (var room in rooms)
        {
            var isOpen = await room.Find() is { } found && found.Status != ConversationStatuses.Closed;
            if (isOpen && !command.ClosesRooms) throw new ContactCenterException(ContactErrors.HasOpenRooms);
        }

        foreach (var room in rooms)
        {
            await room.CloseBlocked(new CloseBlocked(command.Context.Step("close")) { Comment = ClosingComments.ContactDeleted });
        }
    }

    private JournalAppend MergedAway(MergeContact command, DateTimeOffset now)
    {
        var other = command.Other;
        var entry = ContactIdentity.Merged(Key, command);
        return new JournalAppend(
            new EntityId(EntityTypes.Contact, other.ContactId), other.Seq, [Entry(command.Context, entry, other.ContactId, now)],
            [new RemovedRow(EntityTypes.Contact, other.ContactId)]);
    }

    private JournalAppend GivenBack(ContactState state, UnmergeContact command, DateTimeOffset now)
    {
        var other = command.Other;
        var entry = ContactIdentity.Restored(state, Key, command);
        var before = ContactState.None with { MergedInto = Key, NotDuplicates = other.NotDuplicates };
        var after = ContactState.Apply(
            other.ContactId, before, new Recorded<ContactEntry>(other.Seq + 1, now, command.Context.Actor, entry));
        return new JournalAppend(
            new EntityId(EntityTypes.Contact, other.ContactId), other.Seq, [Entry(command.Context, entry, other.ContactId, now)],
            ContactRows.Of(other.ContactId, after, workspace.Current));
    }

    private static NewEntry Entry(CommandContext context, ContactEntry entry, string contactId, DateTimeOffset now) => new(
        now, context.Actor, EntryCodec<ContactEntry>.KindOf(entry), EntryCodec<ContactEntry>.Write(entry), context.Id, new EntryTags(contactId));
}
