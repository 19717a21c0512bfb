using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Verification;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <inheritdoc cref="IVisitorGrain"/>
/// <remarks>
/// Opening a conversation is a saga with this grain as its judge: note the conversation here, let the contact admit it, start it, wake its
/// queue. Awaited calls go only downwards (visitor, contact, conversation); waking the queue is one way. Each step repeats safely, so a
/// saga that was cut off goes on with the visitor's next call.
/// </remarks>
public sealed class VisitorGrain(
    [PersistentState("visitor", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    EntityServices services, IDirectory directory, IWorkspaceConfiguration workspace, IBlockRefusals refusals,
    VerificationServices verification)
    : EntityGrain<VisitorState, VisitorEntry>(EntityTypes.Visitor, VisitorState.None, snapshot, services), IVisitorGrain, IVerifyingVisitor
{
    private VisitorVerification Verification => field ??= new VisitorVerification(this, verification);

    private PreferredAgents Preferred => field ??= new PreferredAgents(directory, workspace);

    string IVerifyingVisitor.Key => Key;

    VisitorState IVerifyingVisitor.State => State;

    long IVerifyingVisitor.Seq => Seq;

    DateTimeOffset IVerifyingVisitor.Now => Services.Now();

    IGrainFactory IVerifyingVisitor.Grains => GrainFactory;

    /// <summary>The conversation that this activation has looked for blocks of after its start.</summary>
    private string? _settledRoomId;

    public async Task<VisitorView> Register(RegisterVisitor command)
    {
        var (visitorId, username) = VisitorNames.Of(Key);
        var executed = await ExecuteAsync(
            command.Context, (state, _) => VisitorRules.Register(state, command, visitorId, username, workspace.Current));
        // A conversation that runs does not go on under an address that is blocked.
        if (executed.First is not null && State.Conversation is { } running && await FindBlockAsync(running.Source, null, []) is { } block)
            await CloseAsync(running, block);
        return State.Profile!;
    }

    public async Task SetStatus(CommandContext context, string status) =>
        await ExecuteAsync(context, (state, _) => VisitorRules.SetStatus(state, status));

    public async Task SetCustomFields(SetCustomFields command)
    {
        await ExecuteAsync(command.Context, (state, _) => VisitorRules.SetCustomFields(state, command, workspace.Current));
        if (State.Conversation is { } conversation) await OfferAsync(command, conversation.Source);
    }

    public Task<VisitorView> Get() => Task.FromResult(Profile());

    public async Task<OpenedConversation> OpenConversation(OpenConversation command)
    {
        var profile = Profile();
        await Verification.ResumeAsync();
        if (State.Conversation is { } last)
        {
            var conversation = await GrainFactory.GetGrain<IConversationGrain>(last.RoomId).Find();
            if (conversation is not null && conversation.Visitor.VisitorId != profile.VisitorId) conversation = null;
            else if (conversation is null && await TryOpenAsync(last, profile, command.IpAddress) is { } resumed) return resumed;
            if (conversation is { Status: ConversationStatuses.Verifying }) await AskSelfAsync(last.RoomId);
            if (conversation is not null && conversation.Status != ConversationStatuses.Closed)
            {
                // Cut off after its start, perhaps before anybody looked for blocks again.
                if (_settledRoomId != last.RoomId) await SettleAsync(last, command.IpAddress, await AddressesAsync(conversation.ContactId));
                return new OpenedConversation(conversation, last.RoomId == command.RoomId);
            }
        }

        await CheckServiceAsync(command.DepartmentId ?? profile.DepartmentId, command.Source);
        var opening = await PlanAsync(command, profile);
        await ExecuteAsync(command.Context, (_, _) => opening);
        return await TryOpenAsync(State.Conversation!, profile, command.IpAddress)
            ?? throw new ContactCenterException(CommonErrors.Unavailable);
    }

    public async Task<MessageView> ReceiveText(ReceiveText command)
    {
        var (visitorId, _) = VisitorNames.Of(Key);
        var message = new PostVisitorMessage(
            CommandContext.FromClient(command.MessageId, Actors.Visitor(visitorId)), Key, command.MessageId, command.Text)
        {
            Through = command.Opening.Source.Destination,
        };
        if (State.Profile is null) await Register(VisitorRules.ByText(command));
        if (await FindSaidAsync(message) is { } said) return said;
        var opened = await OpenConversation(command.Opening);
        return await GrainFactory.GetGrain<IConversationGrain>(opened.Conversation.RoomId).PostAsVisitor(message);
    }

    public async Task<ConversationView> TakeOver(TakeOver command)
    {
        var profile = Profile();
        if (State.Conversation is { } last && last.RoomId != command.RoomId
            && await GrainFactory.GetGrain<IConversationGrain>(last.RoomId).Find() is { } live && live.Visitor.VisitorId == profile.VisitorId
            && live.Status != ConversationStatuses.Closed)
            throw new ContactCenterException(VisitorErrors.HasOpenRoom);
        var conversation = await GrainFactory.GetGrain<IConversationGrain>(command.RoomId).Find()
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        if (conversation.Visitor.VisitorId != command.OldVisitorId && conversation.Visitor.VisitorId != profile.VisitorId)
            throw new ContactCenterException(ConversationErrors.InvalidRoom);
        var contactId = await directory.FindContactIdByChannelAsync(profile.VisitorId, conversation.Source.Type, conversation.Source.Id);
        if (contactId is null || contactId != await directory.ResolveContactIdAsync(conversation.ContactId))
            throw new ContactCenterException(VisitorErrors.OtherContact);

        var opening = new ConversationOpening(command.RoomId, contactId, conversation.Source, conversation.DepartmentId);
        if (await FindBlockAsync(opening.Source, null, []) is { } block) throw Refused(block);
        var admission = await AdmitAsync(opening, profile, command.Context.Step("admit"));
        if (admission.MustVerify) throw new ContactCenterException(ConversationErrors.UnverifiedContact);
        await ExecuteAsync(command.Context, (_, _) => opening);
        var taken = await GrainFactory.GetGrain<IConversationGrain>(command.RoomId).ChangeVisitor(new ChangeVisitor(
            command.Context, command.OldVisitorId, Key, new ConversationVisitor(profile.VisitorId, profile.Username, profile.Name), admission.Verified));
        await SettleAsync(opening, null, admission.AddressHashes);
        return taken;
    }

    public Task<SentCode> RequestCode(RequestCode command) => Verification.RequestAsync(command);

    public Task<ProvenAddress> ConfirmCode(ConfirmCode command) => Verification.ConfirmAsync(command);

    public Task AskForProof(string roomId) => Verification.AskAsync(roomId);

    public Task HearMessage(string roomId, string messageId, string text) => Verification.HearAsync(roomId, messageId, text);

    public Task Erase() => EraseHistoryAsync();

    public Task ForgetContacts(ImmutableArray<string> erasedIds) => RedactHistoryAsync(entry => VisitorRules.Redact(entry, erasedIds));

    Task<Executed<VisitorEntry>> IVerifyingVisitor.ExecuteAsync(
        CommandContext context, Func<VisitorState, DateTimeOffset, Decision<VisitorEntry>> decide) => ExecuteAsync(context, decide);

    async Task IVerifyingVisitor.CheckBlocksAsync(ChannelSource source, string? ipAddress)
    {
        if (await FindBlockAsync(source, ipAddress, []) is { } block) throw Refused(block);
    }

    protected override VisitorState Apply(VisitorState state, Recorded<VisitorEntry> entry) => VisitorRules.Apply(state, entry);

    protected override EntryTags Tags(VisitorState state, VisitorEntry entry) =>
        state.Conversation is { } opening ? new(ContactId: opening.ContactId) : EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(VisitorState state) =>
        state.Profile is not { } visitor ? [] :
        [
            new VisitorRow(Key, visitor.VisitorId, visitor.Username, visitor.Name, visitor.Email, visitor.Phone, visitor.CreatedAt,
                JsonSerializer.Serialize(visitor, JournalJson.Options)),
        ];

    private VisitorView Profile() => State.Profile ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

    /// <summary>Received again after its conversation was closed, a message would open another one.</summary>
    private async Task<MessageView?> FindSaidAsync(PostVisitorMessage message)
    {
        if (State.Conversation is not { } last) return null;
        var conversation = GrainFactory.GetGrain<IConversationGrain>(last.RoomId);
        if (await conversation.Find() is not { Status: ConversationStatuses.Closed }) return null;
        try
        {
            return await conversation.PostAsVisitor(message);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.RoomClosed || refusal.Error == ConversationErrors.InvalidRoom)
        {
            return null;
        }
    }

    /// <summary>What the visitor says of itself, its contact may take, also when the visitor knew it before (contract §1.13).</summary>
    private async Task OfferAsync(SetCustomFields command, ChannelSource source)
    {
        var visitorId = Profile().VisitorId;
        var fields = command.Fields.RemoveAll(field => field.Value.Length == 0);
        if (fields.IsEmpty || await directory.FindContactIdByChannelAsync(visitorId, source.Type, source.Id) is not { } contactId) return;
        try
        {
            await GrainFactory.GetGrain<IContactGrain>(contactId)
                .OfferCustomFields(new OfferCustomFields(command.Context.Step("contact"), visitorId, fields));
        }
        catch (ContactCenterException refusal)
            when (refusal.Error == ContactErrors.NotFound || refusal.Error == ContactErrors.ChannelNotFound)
        {
            // The contact was deleted this moment: the values are the visitor's alone.
        }
    }

    /// <summary>
    /// Contract §2.2: without the service, or without anybody who could answer, no conversation is opened. Whoever writes from a phone does
    /// not look at a page that could say so: what they write waits.
    /// </summary>
    private async Task CheckServiceAsync(string? departmentId, ChannelSource source)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Livechat_enabled")) throw new ContactCenterException(VisitorErrors.OmnichannelDisabled);
        if (TextRules.IsByText(source) || settings.SettingIsOn("Livechat_accept_chats_with_no_agents")) return;
        if (!await directory.AnyAgentAvailableAsync(departmentId)) throw new ContactCenterException(VisitorErrors.NoAgentOnline);
    }

    /// <summary>Contract §1.13: the contact of this channel, else one that was registered before with the same address, else a new one.</summary>
    private async Task<ConversationOpening> PlanAsync(OpenConversation command, VisitorView profile)
    {
        var known = await directory.FindContactIdByChannelAsync(profile.VisitorId, command.Source.Type, command.Source.Id);
        // Not even its id is noted any more: nobody would take it out again.
        if (known is not null && await directory.IsBeingErasedAsync(known)) throw new ContactCenterException(CommonErrors.Unavailable);
        var contactId = known
            ?? await directory.FindPreRegisteredContactIdAsync(profile.Email, profile.Phone)
            ?? command.ContactId;
        return new ConversationOpening(
            command.RoomId, contactId, command.Source, command.DepartmentId ?? profile.DepartmentId,
            contactId == command.ContactId ? null : command.ContactId, command.AgentId);
    }

    /// <returns>Null: a block came before the conversation could start, so that one never will. Another may be opened.</returns>
    private async Task<OpenedConversation?> TryOpenAsync(ConversationOpening opening, VisitorView profile, string? ipAddress)
    {
        if (await FindBlockAsync(opening.Source, ipAddress, []) is { } block) throw Refused(block);
        var context = CommandContext.OfStep(Actors.Visitor(profile.VisitorId), "open", opening.RoomId);
        var admission = await AdmitAsync(opening, profile, context);
        ConversationView conversation;
        try
        {
            conversation = await GrainFactory.GetGrain<IConversationGrain>(opening.RoomId).Start(new StartConversation(
                context, Key, new ConversationVisitor(profile.VisitorId, profile.Username, profile.Name), admission, opening.Source,
                opening.DepartmentId)
            {
                PreferredAgent = await Preferred.FindAsync(opening.AgentId, admission.ContactId, admission.ContactManagerId, opening.DepartmentId),
            });
        }
        catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.NeverStarts)
        {
            return null;
        }

        await SettleAsync(opening, ipAddress, admission.AddressHashes);
        if (conversation.Status == ConversationStatuses.Verifying) await AskSelfAsync(opening.RoomId);
        if (conversation.Status == ConversationStatuses.Queued) await GrainFactory.GetGrain<IQueueGrain>(opening.DepartmentId ?? IQueueGrain.Public).Wake();
        return new OpenedConversation(conversation, true);
    }

    /// <summary>A block that was committed before the conversation started, and that found no conversation to close, is found here.</summary>
    private async Task SettleAsync(ConversationOpening opening, string? ipAddress, ImmutableArray<string> addressesOfContact)
    {
        if (await FindBlockAsync(opening.Source, ipAddress, addressesOfContact) is { } block)
        {
            await CloseAsync(opening, block);
            throw Refused(block);
        }

        _settledRoomId = opening.RoomId;
    }

    private async Task<ImmutableArray<string>> AddressesAsync(string contactId) => BlockTarget.OfAddresses(
        await directory.FindContactAsync(contactId) is { } document ? JsonSerializer.Deserialize<ContactView>(document, JournalJson.Options) : null);

    /// <summary>The contact may have become part of another one since it was chosen, or somebody else may have claimed it.</summary>
    private async Task<ContactAdmission> AdmitAsync(ConversationOpening opening, VisitorView profile, CommandContext context)
    {
        var own = opening.NewContactId ?? opening.ContactId;
        var visitor = new AdmittedVisitor(profile.VisitorId, profile.Username, profile.Name, profile.Email, profile.Phone, profile.ContactManager)
        {
            CustomFields = profile.CustomFields,
        };
        var command = new AdmitConversation(context, opening.RoomId, opening.Source, visitor, own);
        try
        {
            return await (await ContactAsync(opening.ContactId)).Admit(command);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.AlreadyClaimed)
        {
            var present = await directory.FindContactIdByChannelAsync(profile.VisitorId, opening.Source.Type, opening.Source.Id) ?? own;
            return await (await ContactAsync(present)).Admit(command);
        }
    }

    private async Task<IContactGrain> ContactAsync(string contactId) =>
        GrainFactory.GetGrain<IContactGrain>(await directory.ResolveContactIdAsync(contactId));

    private Task<BlockRow?> FindBlockAsync(ChannelSource source, string? ipAddress, ImmutableArray<string> addressesOfContact)
    {
        var own = BlockTarget.OfVisitor(State.Profile!, source);
        var network = IPAddress.TryParse(ipAddress, out var address) ? IpRange.Containing(address).Select(BlockTarget.OfIp) : [];
        return directory.FindAnyBlockAsync([.. own, .. network, .. addressesOfContact], Services.Now());
    }

    /// <summary>One way: whoever opens a conversation does not wait for a mail server.</summary>
    private Task AskSelfAsync(string roomId) =>
        State.Verification.AskedRoomId == roomId ? Task.CompletedTask : GrainFactory.GetGrain<IVisitorGrain>(Key).AskForProof(roomId);

    private Task CloseAsync(ConversationOpening opening, BlockRow block) =>
        GrainFactory.GetGrain<IConversationGrain>(opening.RoomId).CloseBlocked(
            CloseBlocked.By(block.BlockId, block.BlockedBy) with { VisitorId = State.Profile?.VisitorId });

    private ContactCenterException Refused(BlockRow block)
    {
        refusals.Count(block.BlockId);
        return new ContactCenterException(ContactErrors.ChannelBlocked);
    }
}
