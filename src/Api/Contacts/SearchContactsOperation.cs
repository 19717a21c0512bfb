using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts;

/// <summary>Contacts by name, user name, address or searchable field (contract §1.6).</summary>
internal sealed class SearchContactsOperation(IContactSearch search, IWorkspaceConfiguration workspace, Users users)
    : IOperation<SearchContactsRequest, SearchContactsResponse>
{
    private static readonly (string, string)[] Sortable =
    [
        ("name", "name"), ("createdAt", "createdAt"), ("_updatedAt", "updatedAt"), ("lastChat", "lastChat"), ("lastChat.ts", "lastChat"),
    ];

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.search")
    {
        Access = Access.AllOf(Permissions.ViewContact, Permissions.ViewContactCenter),
        ExampleRequest = new SearchContactsRequest("lovelace") { Count = 25 },
        ExampleResponse = new SearchContactsResponse([ContactExamples.ListedContact]) { Count = 25, Offset = 0, Total = 1 },
    };

    public async Task<SearchContactsResponse> RunAsync(ApiCall call, SearchContactsRequest request)
    {
        var page = Paging.Of(request, workspace.Current, Sortable);
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("name", false)] };
        var found = await search.SearchContactsAsync(new ContactQuery(request.SearchText, request.Unknown ?? false, page), call.Aborted);
        var accounts = await users.FindAllAsync(found.Items.Select(contact => contact.ContactManager), call.Aborted);
        var contacts = found.Items.Select(contact => ContactResponse.From(contact, accounts.GetValueOrDefault(contact.ContactManager ?? "")));
        // The count is the one asked for (contract §1.6).
        return new SearchContactsResponse([.. contacts]) { Count = page.Count, Offset = page.Offset, Total = found.Total };
    }
}

/// <param name="SearchText">A part of the name, of the user name, of an address or of a searchable field.</param>
/// <param name="Unknown">True = only contacts that no agent has served or changed.</param>
internal sealed record SearchContactsRequest([MaxLength(InputLimits.NameMax)] string? SearchText = null, bool? Unknown = null) : PageParameters;

internal sealed record SearchContactsResponse(ImmutableArray<ContactResponse<ManagerResponse>> Contacts) : PagedResult;
