using ContactCenter.Addresses;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Http;
using ContactCenter.Api.Operations;
using ContactCenter.Contacts;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Contacts;

/// <summary>The directory of contacts (contract §1).</summary>
internal sealed class ContactEndpoints(
    IGrainFactory grains, IContactSearch contactSearch, IConversationDirectory conversationDirectory, IWorkspaceConfiguration workspace,
    ContactLookup contacts, ContactManagers managers,
    ContactAccessLog access, ContactHistory past) : IApiModule
{
    private static readonly (string, string)[] Sortable =
    [
        ("name", "name"), ("createdAt", "createdAt"), ("_updatedAt", "updatedAt"), ("lastChat", "lastChat"), ("lastChat.ts", "lastChat"),
    ];

    public void Map(ApiRoutes api)
    {
        api.Map(ContactOperations.Create, CreateAsync);
        api.Map(ContactOperations.Update, UpdateAsync);
        api.Map(ContactOperations.Conflicts, ConflictsAsync);
        api.Map(ContactOperations.Get, GetAsync);
        api.Map(ContactOperations.Channels, ChannelsAsync);
        api.Map(ContactOperations.Search, SearchAsync);
        api.Map(ContactOperations.CheckExistence, CheckExistenceAsync);
        api.Map(ContactOperations.History, HistoryAsync);
    }

    private async Task<ApiResponse> CreateAsync(ApiCall call)
    {
        var input = call.Input;
        var manager = input.Text("contactManager");
        if (!string.IsNullOrEmpty(manager)) await managers.CheckAsync(manager, call.Aborted);
        var contactId = call.Ids.HexId("contact");
        await grains.GetGrain<IContactGrain>(contactId).Create(new CreateContact(
            call.Ids.Command(call.Caller.Actor), input.RequiredText("name").Trim(), input.TextsOrNone("emails"), input.TextsOrNone("phones"),
            input.Map("customFields"), string.IsNullOrEmpty(manager) ? null : manager));
        return ApiResponse.Of(json => json.WriteString("contactId", contactId));
    }

    private async Task<ApiResponse> UpdateAsync(ApiCall call)
    {
        var input = call.Input;
        var contactId = input.RequiredText("contactId");
        var known = await contacts.GetAsync(contactId, call.Aborted);
        var manager = input.Text("contactManager");
        if (!string.IsNullOrEmpty(manager)) await managers.CheckAsync(manager, call.Aborted);
        var contact = await grains.GetGrain<IContactGrain>(known.ContactId).Update(new UpdateContact(
            call.Ids.Command(call.Caller.Actor), input.Text("name")?.Trim(), input.Texts("emails"), input.Texts("phones"),
            input.Map("customFields"), manager, input.Flag("wipeConflicts") ?? false)
        {
            AddressedId = contactId,
        });
        return ApiResponse.Of("contact", contact, ContactJson.Write);
    }

    private async Task<ApiResponse> ConflictsAsync(ApiCall call)
    {
        var input = call.Input;
        var contactId = input.RequiredText("contactId");
        var known = await contacts.GetAsync(contactId, call.Aborted);
        var manager = input.Text("contactManager");
        if (!string.IsNullOrEmpty(manager)) await managers.CheckAsync(manager, call.Aborted);
        var contact = await grains.GetGrain<IContactGrain>(known.ContactId).ResolveConflicts(new ResolveConflicts(
            call.Ids.Command(call.Caller.Actor), contactId, input.Text("name")?.Trim(), input.Map("customFields"), manager,
            input.Flag("wipeConflicts") ?? false));
        return ApiResponse.Of("result", contact, ContactJson.Write);
    }

    private async Task<ApiResponse> GetAsync(ApiCall call)
    {
        var contactId = call.Input.RequiredText("contactId");
        var contact = DateFilters.Until(call.Input, "at") is { } at
            ? await PastAsync(contactId, at, call.Aborted)
            : await contacts.FindAsync(contactId, call.Aborted);
        if (contact is null) return ApiResponse.NotFound;
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Details);
        return ApiResponse.Of("contact", contact, ContactJson.Write);
    }

    /// <summary>Finds the contact as it was at that time; null also when it was erased since.</summary>
    private async Task<ContactView?> PastAsync(string contactId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await contacts.FindAsync(contactId, cancellationToken) is null ? null : await past.FindAsync(contactId, at, cancellationToken);

    private async Task<ApiResponse> ChannelsAsync(ApiCall call)
    {
        var contact = await contacts.FindAsync(call.Input.RequiredText("contactId"), call.Aborted);
        var channels = (contact?.Channels ?? []).GroupBy(channel => channel.Name, StringComparer.Ordinal)
            .Select(sameName => sameName.MaxBy(channel => channel.LastChat?.At ?? DateTimeOffset.MinValue)!);
        return ApiResponse.Of(json => json.Array("channels", channels, ContactJson.WriteChannel));
    }

    private async Task<ApiResponse> SearchAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, Sortable);
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("name", false)] };
        var query = new ContactQuery(call.Input.Text("searchText"), call.Input.Flag("unknown") ?? false, page);
        var result = await contactSearch.SearchContactsAsync(query, call.Aborted);
        var accounts = await managers.OfAsync(result.Items, call.Aborted);
        // The count is the one asked for (contract §1.6).
        return PagedResponse.Of(
            "contacts", result.Items, page, result.Total,
            (json, contact) => ContactJson.Write(json, contact, contact.ContactManager is { } id ? accounts.GetValueOrDefault(id) : null),
            page.Count);
    }

    private async Task<ApiResponse> CheckExistenceAsync(ApiCall call)
    {
        var input = call.Input;
        var phone = input.Text("phone") is { } given ? PhoneForm.Of(given, workspace.Current.PhoneRegion)?.Shown ?? given : null;
        var exists = await contactSearch.ContactExistsAsync(input.Text("contactId"), input.Text("email"), phone, call.Aborted);
        return ApiResponse.Of(json => json.WriteBoolean("exists", exists));
    }

    private async Task<ApiResponse> HistoryAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("closedAt", "closedAt"), ("ts", "ts"), ("lm", "lm"), ("fname", "fname"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("closedAt", true)] };
        var contact = await contacts.GetAsync(call.Input.RequiredText("contactId"), call.Aborted);
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.History);
        var rooms = await conversationDirectory.ListConversationsAsync(
            new ConversationQuery(
                page, [ConversationStatuses.Closed], [], [], [], ContactIds: contact.AllIds, SourceType: call.Input.Text("source")),
            call.Aborted);
        return PagedResponse.Of("history", rooms.Items, page, rooms.Total,
            ConversationJson.WriteHistoryItem);
    }
}
