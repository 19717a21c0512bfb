using ContactCenter.Accounts;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Http;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Contacts;

/// <summary>The directory of contacts (contract §1).</summary>
internal sealed class ContactEndpoints(IGrainFactory grains, IDirectory directory, IWorkspaceConfiguration workspace) : IApiModule
{
    private static readonly (string, string)[] Sortable =
    [
        ("name", "name"), ("createdAt", "createdAt"), ("_updatedAt", "updatedAt"), ("lastChat", "lastChat"), ("lastChat.ts", "lastChat"),
    ];

    public void Map(ApiRoutes api)
    {
        api.Map(ContactOperations.Create, CreateAsync);
        api.Map(ContactOperations.Update, UpdateAsync);
        api.Map(ContactOperations.Get, GetAsync);
        api.Map(ContactOperations.Search, SearchAsync);
        api.Map(ContactOperations.CheckExistence, CheckExistenceAsync);
        api.Map(ContactOperations.History, HistoryAsync);
    }

    private async Task<Answer> CreateAsync(ApiCall call)
    {
        var input = call.Input;
        var manager = input.Text("contactManager");
        if (!string.IsNullOrEmpty(manager)) await CheckManagerAsync(manager, call.Aborted);
        var contactId = call.Ids.HexId("contact");
        await grains.GetGrain<IContactGrain>(contactId).Create(new CreateContact(
            call.Ids.Command(call.Caller.Actor), input.RequiredText("name"), input.TextsOrNone("emails"), input.TextsOrNone("phones"),
            input.Map("customFields"), string.IsNullOrEmpty(manager) ? null : manager));
        return Answer.Of(json => json.WriteString("contactId", contactId));
    }

    private async Task<Answer> UpdateAsync(ApiCall call)
    {
        var input = call.Input;
        var contactId = input.RequiredText("contactId");
        if (await directory.FindContactAsync(contactId, call.Aborted) is null) throw new ContactCenterException(ContactErrors.NotFound);
        var manager = input.Text("contactManager");
        if (!string.IsNullOrEmpty(manager)) await CheckManagerAsync(manager, call.Aborted);
        var contact = await grains.GetGrain<IContactGrain>(contactId).Update(new UpdateContact(
            call.Ids.Command(call.Caller.Actor), input.Text("name"), input.Texts("emails"), input.Texts("phones"),
            input.Map("customFields"), manager, input.Flag("wipeConflicts") ?? false));
        return Answer.Of("contact", contact, ContactJson.Write);
    }

    private async Task<Answer> GetAsync(ApiCall call) =>
        await directory.FindContactAsync(call.Input.RequiredText("contactId"), call.Aborted) is { } document
            ? Answer.Of("contact", JsonText.View<ContactView>(document), ContactJson.Write)
            : Answer.NotFound;

    private async Task<Answer> SearchAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, Sortable);
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("name", false)] };
        var query = new ContactQuery(call.Input.Text("searchText"), call.Input.Flag("unknown") ?? false, page);
        var found = await directory.SearchContactsAsync(query, call.Aborted);
        var contacts = found.Items.Select(JsonText.View<ContactView>).ToList();
        var managers = await ManagersAsync(contacts, call.Aborted);
        // The count is the one asked for (contract §1.6).
        return PagedAnswer.Of(
            "contacts", contacts, page, found.Total,
            (json, contact) => ContactJson.Write(json, contact, contact.ContactManager is { } id ? managers.GetValueOrDefault(id) : null),
            page.Count);
    }

    private async Task<Answer> CheckExistenceAsync(ApiCall call)
    {
        var email = call.Input.Text("email")?.Trim().ToLowerInvariant();
        var exists = await directory.ContactExistsAsync(call.Input.Text("contactId"), email, call.Input.Text("phone"), call.Aborted);
        return Answer.Of(json => json.WriteBoolean("exists", exists));
    }

    private async Task<Answer> HistoryAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("closedAt", "closedAt"), ("ts", "ts"), ("lm", "lm"), ("fname", "fname"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("closedAt", true)] };
        var contactId = call.Input.RequiredText("contactId");
        if (await directory.FindContactAsync(contactId, call.Aborted) is null) throw new ContactCenterException(ContactErrors.NotFound);
        var rooms = await directory.ListConversationsAsync(
            new ConversationQuery(
                page, [ConversationStatuses.Closed], [], [], [], ContactId: contactId, SourceType: call.Input.Text("source")),
            call.Aborted);
        return PagedAnswer.Of("history", [.. rooms.Items.Select(JsonText.View<ConversationView>)], page, rooms.Total,
            ConversationJson.WriteHistoryItem);
    }

    /// <summary>A contact manager is somebody with the role of an agent (contract §1.15).</summary>
    private async Task CheckManagerAsync(string userId, CancellationToken cancellationToken)
    {
        var document = userId.Length <= InputLimits.IdMax ? await directory.FindAccountAsync(userId, cancellationToken) : null;
        if (document is null || !JsonText.View<AccountView>(document).Roles.Contains(Roles.Agent))
            throw new ContactCenterException(ContactErrors.ManagerNotFound);
    }

    private async Task<Dictionary<string, AccountView>> ManagersAsync(
        IEnumerable<ContactView> contacts, CancellationToken cancellationToken)
    {
        var managers = new Dictionary<string, AccountView>(StringComparer.Ordinal);
        foreach (var id in contacts.Select(contact => contact.ContactManager).OfType<string>().Distinct())
            if (await directory.FindAccountAsync(id, cancellationToken) is { } document)
                managers[id] = JsonText.View<AccountView>(document);
        return managers;
    }
}
