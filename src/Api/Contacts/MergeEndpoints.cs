using System.Text.Json;
using ContactCenter.Contacts;

namespace ContactCenter.Api.Contacts;

/// <summary>Merges and unmerges contacts, and lists contacts that may be one person.</summary>
internal sealed class MergeEndpoints(IGrainFactory grains, IDuplicateDirectory directory, ContactLookup contacts, TimeProvider time) : IApiModule
{
    private const int DuplicatesDefault = 25;
    private const int DuplicatesMax = 100;

    public void Map(ApiRoutes api)
    {
        api.Map(MergeOperations.Merge, MergeAsync);
        api.Map(MergeOperations.Unmerge, UnmergeAsync);
        api.Map(MergeOperations.Merges, MergesAsync);
        api.Map(MergeOperations.Duplicates, DuplicatesAsync);
        api.Map(MergeOperations.Dismiss, DismissAsync);
    }

    private async Task<ApiResponse> MergeAsync(ApiCall call)
    {
        var (ownId, otherId) = (call.Input.RequiredText("contactId"), call.Input.RequiredText("otherContactId"));
        var (own, other) = (await contacts.GetAsync(ownId, call.Aborted), await contacts.GetAsync(otherId, call.Aborted));
        var picks = Picks(call.Input, [ownId, own.ContactId], [otherId, other.ContactId]);
        if (call.Input.Flag("dryRun") == true) return await PreviewAsync(call, own.ContactId, other.ContactId, picks);

        // One that is part of this contact already is named as the caller knows it: the contact knows whether it was this very command.
        var merged = await grains.GetGrain<IMergeGrain>(own.ContactId).Merge(new MergeContacts(
            call.Ids.Command(call.Caller.Actor), other.ContactId == own.ContactId ? otherId : other.ContactId, picks, MergeReason.ByHand));
        return Merged(merged, isDryRun: false);
    }

    private async Task<ApiResponse> PreviewAsync(ApiCall call, string ownId, string otherId, ImmutableDictionary<string, string> picks)
    {
        if (ownId == otherId) throw new ContactCenterException(ContactErrors.CannotMerge);
        var own = (await grains.GetGrain<IContactGrain>(ownId).Read()).Node ?? throw new ContactCenterException(ContactErrors.Moved);
        var other = (await grains.GetGrain<IContactGrain>(otherId).Read()).Node ?? throw new ContactCenterException(ContactErrors.Moved);
        var preview = ContactMerging.Node(new ContactMerge("", own, other, picks, MergeReason.ByHand, call.Caller.Actor, time.GetUtcNow()));
        return Merged(preview.View with { Aliases = [.. preview.Ids().Skip(1)] }, isDryRun: true);
    }

    private async Task<ApiResponse> UnmergeAsync(ApiCall call)
    {
        var contactId = call.Input.RequiredText("contactId");
        var holder = await contacts.GetAsync(contactId, call.Aborted);
        await grains.GetGrain<IMergeGrain>(holder.ContactId).Unmerge(new UnmergeContacts(call.Ids.Command(call.Caller.Actor), contactId));
        return ApiResponse.Of("contact", await contacts.GetAsync(contactId, call.Aborted), ContactJson.Write);
    }

    private async Task<ApiResponse> MergesAsync(ApiCall call)
    {
        var contact = await contacts.GetAsync(call.Input.RequiredText("contactId"), call.Aborted);
        var dossier = await grains.GetGrain<IContactGrain>(contact.ContactId).Read();
        return ApiResponse.Of(json => json.Array("merges", dossier.Node?.Merges() ?? [], static (j, merge) =>
        {
            j.WriteString("_id", merge.MergeId);
            j.WriteString("contactId", merge.Other.View.ContactId);
            j.WriteString("name", merge.Other.View.Name);
            j.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(merge.Reason.ToString()));
            j.WriteString("by", merge.By);
            j.Date("at", merge.At);
        }));
    }

    private async Task<ApiResponse> DuplicatesAsync(ApiCall call)
    {
        var count = Math.Min(call.Input.Number("count") ?? DuplicatesDefault, DuplicatesMax);
        if (call.Input.Text("contactId") is not { } contactId) return await PairsAsync(call, count);
        var contact = await contacts.GetAsync(contactId, call.Aborted);
        var found = await directory.ListDuplicatesAsync(contact.ContactId, count, call.Aborted);
        return Pairs([.. found.Select(other => (contact, other))], null);
    }

    private async Task<ApiResponse> PairsAsync(ApiCall call, int count)
    {
        var found = await directory.ListDuplicatePairsAsync(call.Input.Text("after"), count, call.Aborted);
        return Pairs([.. found.Pairs.Select(pair => (pair.First, pair.Second))], found.Next);
    }

    private async Task<ApiResponse> DismissAsync(ApiCall call)
    {
        var contact = await contacts.GetAsync(call.Input.RequiredText("contactId"), call.Aborted);
        var other = await contacts.GetAsync(call.Input.RequiredText("otherContactId"), call.Aborted);
        await grains.GetGrain<IContactGrain>(contact.ContactId).DismissDuplicate(call.Ids.Command(call.Caller.Actor), other.ContactId);
        return ApiResponse.Success;
    }

    private static ApiResponse Merged(ContactView contact, bool isDryRun) => ApiResponse.Of(json =>
    {
        json.Object("contact", contact, ContactJson.Write);
        json.WriteBoolean("dryRun", isDryRun);
    });

    private static ApiResponse Pairs(List<(ContactView Contact, ContactView Other)> pairs, string? next) => ApiResponse.Of(json =>
    {
        json.Array("duplicates", pairs, static (j, pair) =>
        {
            j.Object("contact", pair.Contact, ContactJson.Write);
            j.Object("other", pair.Other, ContactJson.Write);
        });
        json.WriteNumber("count", pairs.Count);
        json.Optional("next", next);
    });

    /// <summary>Reads for each field which contact's value is kept: the caller names one of the two contacts by its id.</summary>
    private static ImmutableDictionary<string, string> Picks(JsonElement input, string[] ownIds, string[] otherIds) =>
        (input.Map("fields") ?? ImmutableDictionary<string, string>.Empty).ToImmutableDictionary(
            field => field.Key,
            field => ownIds.Contains(field.Value) ? MergePicks.Own
                : otherIds.Contains(field.Value) ? MergePicks.Other
                : throw new ContactCenterException(CommonErrors.InvalidParams("must be equal to one of the allowed values")));
}
