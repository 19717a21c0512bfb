using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Visitors;

/// <summary>Opens a visitor's one conversation, or refuses it.</summary>
internal sealed partial class VisitorGrain
{
    /// <summary>The conversation for which this activation has looked for blocks after its start.</summary>
    private string? _settledRoomId;

    public async Task<OpenedConversation> OpenConversation(OpenConversation command)
    {
        var profile = Profile();
        await Verification.ResumeAsync();
        if (State.Conversation is { } last && await FindOpenAsync(last, command, profile) is { } open) return open;
        await CheckServiceAsync(command.DepartmentId ?? profile.DepartmentId, command.Source);
        var (opening, isOfNewContact) = await PlanAsync(command, profile);
        if (isOfNewContact && await TryOpenFirstAsync(command, opening, profile) is { } opened) return opened;
        var executed = await ExecuteAsync(command.Context, (_, _) => opening);
        if (executed.IsRepeat && State.Conversation?.RoomId != opening.RoomId)
        {
            if (await FindOwnAsync(opening.RoomId) is { } first) return new OpenedConversation(first, true);
            // Sent again after it was refused for good: another room, by a command that follows from this one.
            var another = opening with { RoomId = VisitorRules.AnotherRoomId(opening.RoomId, Seq) };
            await ExecuteAsync(command.Context.Step($"again/{Seq}"), (_, _) => another);
        }

        return await TryOpenAsync(State.Conversation!, profile, command.IpAddress, isFirst: !executed.IsRepeat && !isOfNewContact)
            ?? throw new ContactCenterException(CommonErrors.Unavailable);
    }

    /// <summary>Finds the conversation that is open, or completes an opening that was cut off and that this command means.</summary>
    private async Task<OpenedConversation?> FindOpenAsync(ConversationOpening last, OpenConversation command, VisitorView profile)
    {
        var conversation = await Room(last.RoomId).Find();
        if (conversation is null)
        {
            if (VisitorRules.IsSame(last, command.Source, command.DepartmentId ?? profile.DepartmentId))
                return await TryOpenAsync(last, profile, command.IpAddress);
            conversation = await ForgetAsync(last, profile);
        }

        if (conversation is null || conversation.Visitor.VisitorId != profile.VisitorId) return null;
        if (conversation.Status == ConversationStatuses.Verifying) await AskSelfAsync(last.RoomId);
        if (conversation.Status == ConversationStatuses.Closed) return null;
        // Cut off after its start, perhaps before anybody looked for blocks again.
        if (_settledRoomId != last.RoomId) await SettleAsync(last, await FindBlockAsync(last.Source, command.IpAddress));
        return new OpenedConversation(conversation, last.RoomId == command.RoomId);
    }

    /// <summary>Forgets an opening. Its room never starts, so that it cannot come up beside another one.</summary>
    /// <returns>The conversation, if it has started already; null = it is forgotten.</returns>
    private async Task<ConversationView?> ForgetAsync(ConversationOpening opening, VisitorView profile)
    {
        var context = CommandContext.OfStep(Actors.Visitor(profile.VisitorId), "forget", opening.RoomId);
        if (await Room(opening.RoomId).Abandon(context) is { } started) return started;
        await ExecuteAsync(context, (state, _) => VisitorRules.Forget(state, opening.RoomId));
        return null;
    }

    /// <summary>
    /// Refuses a conversation while the service is off or nobody could answer (contract §2.2). A visitor who writes by SMS sees no page
    /// that could say so, and waits instead.
    /// </summary>
    private async Task CheckServiceAsync(string? departmentId, ChannelSource source)
    {
        var settings = workspace.Current;
        if (!settings.SettingIsOn("Livechat_enabled")) throw new ContactCenterException(VisitorErrors.OmnichannelDisabled);
        if (SmsRules.IsBySms(source) || settings.SettingIsOn("Livechat_accept_chats_with_no_agents")) return;
        if (!await agentAvailability.AnyAgentAvailableAsync(departmentId)) throw new ContactCenterException(VisitorErrors.NoAgentOnline);
    }

    /// <summary>Plans an opening with the contact of this channel, else a registered one with the same address, else a new one (contract §1.13).</summary>
    /// <exception cref="ContactCenterException">
    /// A block keeps the visitor out. It is looked for before anything is noted: who is kept out leaves no trace here, however often it comes.
    /// </exception>
    private async Task<(ConversationOpening Opening, bool IsOfNewContact)> PlanAsync(OpenConversation command, VisitorView profile)
    {
        var (region, source) = (workspace.Current.PhoneRegion, command.Source);
        var known = await openingDirectory.FindAsync(new OpeningQuestion(
            profile.VisitorId, source.Type, source.Id, profile.Email, PhoneForm.Of(profile.Phone ?? "", region)?.Shown,
            Blocks.TargetsOfNew(profile, source, command.IpAddress), Services.Now()));
        // The id is not even noted any more: nobody would take it out again.
        if (known.ContactId is { } own && await erasureDirectory.IsBeingErasedAsync(own)) throw new ContactCenterException(CommonErrors.Unavailable);
        var contactId = known.ContactId ?? known.PreRegisteredContactId;
        if (contactId is null && known.BlockId is { } blockId) throw Refused(blockId);
        if (contactId is not null && await FindBlockAsync(source, command.IpAddress, contactId) is { } block) throw Refused(block);
        var opening = new ConversationOpening(
            command.RoomId, contactId ?? command.ContactId, source, command.DepartmentId ?? profile.DepartmentId,
            contactId is null || contactId == command.ContactId ? null : command.ContactId, command.AgentId);
        return (opening, contactId is null);
    }

    /// <summary>
    /// Notes an opening, lets its new contact arrive and starts its conversation in one append: nobody else knows of either, so nobody has to be
    /// asked.
    /// </summary>
    /// <returns>Null = the command was executed before, or somebody has one of the ids: it is opened step by step.</returns>
    private async Task<OpenedConversation?> TryOpenFirstAsync(OpenConversation command, ConversationOpening opening, VisitorView profile)
    {
        var preferred = await Preferred.FindAsync(opening.AgentId, opening.ContactId, profile.ContactManager, opening.DepartmentId);
        FirstConversation? first = null;
        var executed = await TryExecuteAsync(command.Context, (_, _) => opening, (_, now) =>
        {
            first = FirstConversation.Of(opening, profile, Key, preferred, workspace.Current, now);
            return first.Appends;
        });
        if (executed is null || executed.IsRepeat) return null;
        await TryHandOverAsync(opening.RoomId, first!.Started);
        await SettleAsync(opening, await Blocks.FindOfNewAsync(profile, opening.Source, opening.ContactId, command.IpAddress));
        return await AnnouncedAsync(opening, first.Conversation);
    }

    /// <summary>Tells the conversation's actor of its start. Without it, it reads the journal when it is needed.</summary>
    private async Task TryHandOverAsync(string roomId, CommittedEntry started)
    {
        try
        {
            await NewEntity.CallAsync(roomId, started, () => Room(roomId).Adopt());
        }
        catch (Exception exception)
        {
            LogNotHandedOver(Services.Logger, roomId, exception);
        }
    }

    /// <param name="isFirst">The opening was noted this moment: its room is new, and blocks were just looked for.</param>
    /// <returns>Null = a block came before the conversation could start, so it never will. Another one may be opened.</returns>
    private async Task<OpenedConversation?> TryOpenAsync(ConversationOpening opening, VisitorView profile, string? ipAddress, bool isFirst = false)
    {
        ConversationView conversation;
        try
        {
            conversation = await StartAsync(opening, profile, ipAddress, isFirst);
        }
        catch (ContactCenterException refusal)
            when (refusal.Error == ConversationErrors.NeverStarts || refusal.Error == ContactErrors.ChannelBlocked)
        {
            await ForgetAsync(opening, profile);
            if (refusal.Error == ContactErrors.ChannelBlocked) throw;
            return null;
        }

        await SettleAsync(opening, await FindBlockAsync(opening.Source, ipAddress, isFirst ? conversation.ContactId : null));
        return await AnnouncedAsync(opening, conversation);
    }

    /// <summary>Asks the visitor who it is, or lets the queue know that it waits.</summary>
    private async Task<OpenedConversation> AnnouncedAsync(ConversationOpening opening, ConversationView conversation)
    {
        if (conversation.Status == ConversationStatuses.Verifying) await AskSelfAsync(opening.RoomId);
        if (conversation.Status == ConversationStatuses.Queued) await GrainFactory.GetGrain<IQueueGrain>(opening.DepartmentId ?? IQueueGrain.Public).Wake();
        return new OpenedConversation(conversation, true);
    }

    private async Task<ConversationView> StartAsync(ConversationOpening opening, VisitorView profile, string? ipAddress, bool isFirst)
    {
        if (!isFirst && await FindBlockAsync(opening.Source, ipAddress, opening.ContactId) is { } block) throw Refused(block);
        var context = VisitorRules.OpeningStep(opening, profile);
        var admission = await AdmitAsync(opening, profile, context);
        var preferred = await Preferred.FindAsync(opening.AgentId, admission.ContactId, admission.ContactManagerId, opening.DepartmentId);
        var command = VisitorRules.Start(opening, profile, Key, admission, preferred, context);
        return isFirst
            ? await NewEntity.CallAsync(opening.RoomId, () => Room(opening.RoomId).Start(command))
            : await Room(opening.RoomId).Start(command);
    }

    /// <summary>Ends a conversation that is blocked, although nobody found it to close: the block was committed before it started.</summary>
    /// <param name="block">The block that was found after the start; null = none.</param>
    private async Task SettleAsync(ConversationOpening opening, BlockRow? block)
    {
        if (block is not null)
        {
            await CloseAsync(opening, block);
            throw Refused(block);
        }

        _settledRoomId = opening.RoomId;
    }

    /// <summary>
    /// Lets the contact admit the conversation. The contact may have been merged since it was chosen, or somebody else may have claimed it.
    /// </summary>
    private async Task<ContactAdmission> AdmitAsync(ConversationOpening opening, VisitorView profile, CommandContext context)
    {
        var command = VisitorRules.Admit(opening, profile, context);
        try
        {
            return await (await ContactAsync(opening.ContactId)).Admit(command);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.AlreadyClaimed)
        {
            var present = await contactDirectory.FindContactIdByChannelAsync(profile.VisitorId, opening.Source.Type, opening.Source.Id)
                ?? command.NewContactId;
            return await (await ContactAsync(present)).Admit(command);
        }
    }

    private async Task<IContactGrain> ContactAsync(string contactId) =>
        GrainFactory.GetGrain<IContactGrain>(await contactDirectory.ResolveContactIdAsync(contactId));

    /// <summary>Asks for a proof one way: whoever opens a conversation does not wait for a mail server.</summary>
    private Task AskSelfAsync(string roomId) =>
        State.Verification.AskedRoomId == roomId ? Task.CompletedTask : GrainFactory.GetGrain<IVisitorGrain>(Key).AskForProof(roomId);

    private Task CloseAsync(ConversationOpening opening, BlockRow block) =>
        GrainFactory.GetGrain<IConversationGrain>(opening.RoomId).CloseBlocked(
            CloseBlocked.By(block.BlockId, block.BlockedBy) with { VisitorId = State.Profile?.VisitorId });

    [LoggerMessage(Level = LogLevel.Debug, Message = "Conversation {RoomId} was not told of its start and reads it later")]
    private static partial void LogNotHandedOver(ILogger logger, string roomId, Exception exception);
}
