using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Visitors;

/// <summary>Finds the contact of telephone calls with the visitor's number.</summary>
internal sealed partial class VisitorGrain
{
    /// <summary>Contacts with one number that are looked at.</summary>
    private const int ContactsOfNumberMax = 20;

    public async Task<RecordedCall> ReceiveCall(ReceiveCall command)
    {
        var (visitorId, username) = VisitorNames.Of(Key);
        var known = await FindContactOfNumberAsync(command.Number, visitorId);
        if (known is null)
        {
            // In this turn, which an erasure of the number's former contact awaits: a call that was erased with it makes no contact.
            var asked = await GrainFactory.GetGrain<ICallGrain>(command.CallId).Record(command.Report with { WantsPartyFirst = true });
            if (asked.ToMatch is null) return asked;
        }

        if (known is null && !command.IgnoresBlocks && await FindNumberBlockAsync(command.Number, visitorId) is { } block)
        {
            // Nobody's number, and blocked: the call is kept, and makes no contact.
            refusals.Count(block.BlockId);
            return await GrainFactory.GetGrain<ICallGrain>(command.CallId).Record(command.Report with { Party = new CallParty(null, block.BlockId) });
        }

        var context = CommandContext.OfStep(Actors.Visitor(visitorId), "call", command.CallId).AsNew();
        if (State.Profile is null)
        {
            var registration = new RegisterVisitor(context, command.Number, null, command.Number, null, null, []);
            await ExecuteAsync(context, (state, _) => VisitorRules.Register(state, registration, visitorId, username, workspace.Current));
        }

        var profile = Profile();
        var visitor = new AdmittedVisitor(profile.VisitorId, profile.Username, command.Number, null, command.Number);
        var admitted = new AdmitCall(context, command.CallId, visitor, CallIds.ContactOf(command.CallId), command.Report, command.IgnoresBlocks);
        try
        {
            return await (await ContactAsync(known ?? admitted.NewContactId)).AdmitCall(admitted);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.AlreadyClaimed)
        {
            // The contact was erased this moment.
            return await (await ContactAsync(admitted.NewContactId)).AdmitCall(admitted);
        }
    }

    /// <summary>The contact that has the number, of several the one with the channel; else the contact with the channel; null = none.</summary>
    private async Task<string?> FindContactOfNumberAsync(string number, string visitorId)
    {
        var ofChannel = await contactDirectory.FindContactIdByChannelAsync(visitorId, CallAdmissions.Phone.Type, CallAdmissions.Phone.Id);
        var ofNumber = await contactDirectory.ListContactIdsByPhoneAsync(number, ContactsOfNumberMax);
        var found = ofNumber.IsEmpty || (ofChannel is not null && ofNumber.Contains(ofChannel)) ? ofChannel : ofNumber[0];
        // The id is not even noted any more: nobody would take it out again.
        return found is null || !await erasureDirectory.IsBeingErasedAsync(found) ? found : throw new ContactCenterException(CommonErrors.Unavailable);
    }

    private Task<BlockRow?> FindNumberBlockAsync(string number, string visitorId) => blockDirectory.FindAnyBlockAsync(
        [BlockTarget.OfChannel(visitorId, CallAdmissions.Phone), .. BlockTarget.KeysOfPhone(number, workspace.Current.PhoneRegion)], Services.Now());
}
