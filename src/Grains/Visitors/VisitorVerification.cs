using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Verification;
using ContactCenter.Wording;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Visitors;

/// <summary>
/// Lets a visitor prove that an address is its own, by the widget's calls and in the chat itself. It is a part of the visitor's grain,
/// which is the judge. Contact and conversation learn of a proof later, by repeatable steps; the visitor's next call finishes what is cut
/// off.
/// </summary>
internal sealed partial class VisitorVerification(IVerifyingVisitor visitor, VerificationServices services)
{
    private VerificationState State => visitor.State.Verification;

    private VerificationSettings Settings => VerificationSettings.Of(services.Workspace.Current);

    public async Task<SentCode> RequestAsync(RequestCode command)
    {
        await CheckAsync(command.IpAddress);
        await ResumeAsync();
        return await SendAsync(command.Context, command.Address ?? OwnAddress() ?? throw Refused(VerificationErrors.NoAddress));
    }

    /// <summary>Checks a code. A proof that was cut off is finished and returned: the visitor repeats the call because it got no response.</summary>
    public async Task<ProvenAddress> ConfirmAsync(ConfirmCode command)
    {
        await CheckAsync(command.IpAddress);
        if (State.Unfinished is { } unfinished) return await FinishAsync(unfinished);

        var code = HeardMessage.FindCode(command.Code) ?? command.Code;
        Executed<VisitorEntry> executed;
        try
        {
            executed = await visitor.ExecuteAsync(command.Context, (state, now) =>
                VerificationRules.Confirm(state.Verification, state.Conversation, hash => services.Hashes.Matches(hash, code), now));
        }
        catch (ContactCenterException refusal) when (refusal.Error == VerificationErrors.TooManyAttempts)
        {
            await EndAsync();
            throw;
        }

        switch (executed.First!.Entry)
        {
            case CodeRefused refused:
                if (refused.AttemptsLeft == 0) await EndAsync();
                throw Refused(VerificationErrors.CodeInvalid(refused.AttemptsLeft));
            case AddressProven when State.Unfinished is { } proof:
                return await FinishAsync(proof);
            case AddressProven when State.Refused is { } refused && refused.Seq == executed.First.Seq:
                throw Refused(Error.Plain(refused.Refusal));
            case AddressProven proven:
                return new ProvenAddress(proven.Field, proven.Value, executed.First.At);
            default:
                throw Refused(CommonErrors.CommandIdInUse);
        }
    }

    /// <summary>Asks the visitor, in its conversation, to prove who it is; once, however often it is called.</summary>
    public async Task AskAsync(string roomId)
    {
        if (State.AskedRoomId == roomId || visitor.State.Conversation?.RoomId != roomId) return;
        if (!await IsVerifyingAsync(roomId)) return;
        var ask = CommandContext.OfSystem("ask-proof", roomId);
        if (OwnAddress() is { } address) await SendAndSayAsync(ask, roomId, address);
        else await SayAsync(ask, roomId, VerificationTexts.AddressIsNeeded);
        await visitor.ExecuteAsync(ask.Step("asked"), (state, _) => VerificationRules.Asked(state.Verification, roomId));
    }

    /// <summary>Reads a message that the visitor wrote in a conversation that waits for a proof.</summary>
    public async Task HearAsync(string roomId, string messageId, string text)
    {
        if (visitor.State.Conversation?.RoomId != roomId) return;
        await ResumeAsync();
        if (!await IsVerifyingAsync(roomId)) return;
        await AskAsync(roomId);
        var heard = HeardMessage.Of(text, Region);
        var context = CommandContext.OfStep(Actors.Visitor(visitor.State.Profile!.VisitorId), "hear", messageId);
        if (heard.Code is { } code) await AnswerAsync(context, roomId, code);
        else if (heard.Address is { } address) await SendAndSayAsync(context, roomId, address);
        else if (heard.WantsCode && (ChallengedAddress() ?? OwnAddress()) is { } last) await SendAndSayAsync(context, roomId, last);
        else if (heard.WantsCode) await SayAsync(context, roomId, VerificationTexts.AddressIsNeeded);
    }

    /// <summary>Goes on with a proof that was cut off.</summary>
    public async Task ResumeAsync()
    {
        if (State.Unfinished is not { } proof) return;
        try
        {
            await FinishAsync(proof);
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            // Nothing can be done with the proof, and that is noted. The caller came for something else.
        }
    }

    private async Task AnswerAsync(CommandContext context, string roomId, string code)
    {
        try
        {
            await ConfirmAsync(new ConfirmCode(context, code));
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind == ErrorKind.Refused)
        {
            if (await IsVerifyingAsync(roomId)) await SayAsync(context, roomId, VerificationTexts.Of(refusal.Error));
        }
    }

    private async Task SendAndSayAsync(CommandContext context, string roomId, VerificationAddress address)
    {
        try
        {
            await SayAsync(context, roomId, VerificationTexts.CodeSent((await SendAsync(context, address)).SentTo));
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind == ErrorKind.Refused)
        {
            if (VerificationRules.IsExhausted(State, Settings, visitor.Now)) await EndAsync();
            else await SayAsync(context, roomId, VerificationTexts.Of(refusal.Error));
        }
    }

    /// <summary>
    /// Sends a code. A repeated command gets its first result, unless its code may never have been sent: then another code is sent, as
    /// nobody knows the first any more.
    /// </summary>
    private async Task<SentCode> SendAsync(CommandContext context, VerificationAddress address)
    {
        var code = services.Codes.NewCode();
        var settings = Settings;
        var executed = await visitor.ExecuteAsync(context, (state, now) =>
            VerificationRules.Issue(state.Verification, address, () => services.Hashes.Of(code), settings, now));
        var issued = (CodeIssued)executed.Expect<CodeIssued>().Entry;
        address = new VerificationAddress(issued.Field, issued.Value);
        if (executed.IsRepeat)
        {
            var isLost = State.Challenge is { IsSent: false } challenge && challenge.CodeHash == issued.CodeHash;
            return isLost ? await SendAsync(context.Step($"again-{visitor.Seq}"), address) : Sent(issued, settings);
        }

        await DeliverAsync(address, code, settings.Expiry);
        await visitor.ExecuteAsync(context.Step("sent"), (state, _) => VerificationRules.MarkSent(state.Verification, issued.CodeHash));
        return Sent(issued, settings);
    }

    private async Task DeliverAsync(VerificationAddress address, string code, TimeSpan validFor)
    {
        if (services.Recipients.Count(address, visitor.Now) is var wait && wait > TimeSpan.Zero) throw Refused(VerificationErrors.Throttled(wait));
        try
        {
            await services.Sender.SendAsync(address, code, validFor);
        }
        catch (Exception failure)
        {
            LogNotSent(services.Logger, address.Field, visitor.Key, failure.GetType().Name);
            throw Refused(VerificationErrors.NotSent);
        }
    }

    private async Task<ProvenAddress> FinishAsync(Proof proof)
    {
        var visitorId = visitor.State.Profile!.VisitorId;
        var context = CommandContext.OfStep(Actors.Visitor(visitorId), "verified", visitorId, $"{proof.Seq}");
        try
        {
            await ApplyAsync(proof, visitorId, context);
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            var error = refusal.Error == ContactErrors.NotFound ? ContactErrors.ChannelNotFound : refusal.Error;
            await FinishedAsync(context, error);
            throw Refused(error);
        }

        await FinishedAsync(context, null);
        return new ProvenAddress(proof.Field, proof.Value, proof.At);
    }

    private async Task ApplyAsync(Proof proof, string visitorId, CommandContext context)
    {
        var room = visitor.Grains.GetGrain<IConversationGrain>(proof.RoomId);
        if (await FindBlockAsync(proof) is { } block)
        {
            // Only whoever has the address learns that it is blocked.
            await room.CloseBlocked(CloseBlocked.By(block.BlockId, block.BlockedBy) with { VisitorId = visitorId });
            throw Refused(ContactErrors.ChannelBlocked);
        }

        var contact = visitor.Grains.GetGrain<IContactGrain>(await ContactIdAsync(proof, visitorId));
        var view = await contact.Verify(new VerifyChannel(context, visitorId, proof.Source, proof.Field, proof.Value)
        {
            ProvenAt = proof.At,
        });
        await MergeAsync(view.ContactId, proof, context);
        if (await room.Verify(context, visitorId) is not { } own || own.Visitor.VisitorId != visitorId) return;
        await SayAsync(context, proof.RoomId, VerificationTexts.Verified(proof.Field));
    }

    /// <summary>
    /// Merges contacts that have proven the same address into the one that proves it now (contract §1.14), unless somebody has said that
    /// they are two people.
    /// </summary>
    private async Task MergeAsync(string contactId, Proof proof, CommandContext context)
    {
        var others = await services.Contacts.ListContactIdsByVerifiedAsync(proof.Field, proof.Value, contactId);
        if (others.IsEmpty) return;
        var known = await visitor.Grains.GetGrain<IContactGrain>(contactId).Read();
        foreach (var otherId in others.Where(otherId => !known.NotDuplicates.Contains(otherId)))
        {
            if ((await visitor.Grains.GetGrain<IContactGrain>(otherId).Read()).NotDuplicates.Contains(contactId)) continue;
            try
            {
                await visitor.Grains.GetGrain<IMergeGrain>(contactId).Merge(new MergeContacts(
                    context.Step($"merge/{otherId}"), otherId, ImmutableDictionary<string, string>.Empty, MergeReason.Verified));
            }
            catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.NotFound || refusal.Error == ContactErrors.CannotMerge)
            {
                LogNotMerged(services.Logger, otherId, contactId, refusal.Error.Text);
            }
        }
    }

    /// <summary>Ends the wait for a proof that did not come: the conversation goes to its queue unverified, or is closed (contract §1.14).</summary>
    private async Task EndAsync()
    {
        if (visitor.State.Conversation is not { RoomId: var roomId } || !await IsVerifyingAsync(roomId)) return;
        var context = CommandContext.OfSystem("unverified", roomId);
        var closes = services.Workspace.Current.SettingIsOn("Livechat_Block_Unverified_Contacts");
        if (!closes) await SayAsync(context, roomId, VerificationTexts.NotVerified);
        await visitor.Grains.GetGrain<IConversationGrain>(roomId).EndVerification(context, closes);
    }

    private async Task<bool> IsVerifyingAsync(string roomId) =>
        await visitor.Grains.GetGrain<IConversationGrain>(roomId).Find() is { Status: ConversationStatuses.Verifying };

    /// <summary>Posts a system message. Its id follows from the command's id, and tells nothing of it.</summary>
    private Task SayAsync(CommandContext context, string roomId, string text) => visitor.Grains.GetGrain<IConversationGrain>(roomId)
        .PostAsSystem(CommandContext.OfNotice(NoticeOf($"{roomId}/{context.Id}"), context.FormerId is { } former ? NoticeOf(former) : null), text);

    private static string NoticeOf(string name) =>
        Hashes.Hex($"verification/{name}", 12);

    private async Task CheckAsync(string? ipAddress)
    {
        if (visitor.State.Profile is null) throw Refused(VisitorErrors.InvalidToken);
        var conversation = visitor.State.Conversation ?? throw Refused(ContactErrors.ChannelNotFound);
        await visitor.CheckBlocksAsync(conversation.Source, ipAddress);
    }

    private Task<BlockRow?> FindBlockAsync(Proof proof)
    {
        var keys = proof.Field == VerifiedFields.Email ? BlockTarget.KeysOfEmail(proof.Value) : BlockTarget.KeysOfPhone(proof.Value, Region);
        return services.Blocks.FindBlockAsync([.. keys], visitor.Now);
    }

    private string Region => services.Workspace.Current.PhoneRegion;

    private async Task<string> ContactIdAsync(Proof proof, string visitorId) =>
        await services.Contacts.FindContactIdByChannelAsync(visitorId, proof.Source.Type, proof.Source.Id)
            ?? throw Refused(ContactErrors.ChannelNotFound);

    private Task FinishedAsync(CommandContext context, Error? refusal) =>
        visitor.ExecuteAsync(context.Step("finished"), (state, _) => VerificationRules.Finish(state.Verification, refusal));

    private VerificationAddress? OwnAddress()
    {
        var profile = visitor.State.Profile!;
        if (profile.Email is { } email && VerificationAddress.TryEmail(email, out var mail)) return mail;
        return profile.Phone is { } phone && VerificationAddress.TryPhone(phone, Region, out var number) ? number : null;
    }

    private VerificationAddress? ChallengedAddress() =>
        State.Challenge is { } challenge ? new VerificationAddress(challenge.Field, challenge.Value) : null;

    private static SentCode Sent(CodeIssued issued, VerificationSettings settings) => new(
        issued.Field, new VerificationAddress(issued.Field, issued.Value).Masked, issued.ExpiresAt, (int)settings.Resend.TotalSeconds);

    private static ContactCenterException Refused(Error error) => new(error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A code could not be sent by {Field} for visitor {Visitor}: {Reason}")]
    private static partial void LogNotSent(ILogger logger, string field, string visitor, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Contact {Other} has proven the same address as {Contact} but is not merged into it: {Reason}")]
    private static partial void LogNotMerged(ILogger logger, string other, string contact, string reason);
}
