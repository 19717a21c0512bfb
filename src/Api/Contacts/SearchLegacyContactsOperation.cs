using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts;

/// <summary>One visitor by e-mail, phone or searchable custom fields (contract §1.12).</summary>
internal sealed class SearchLegacyContactsOperation(
    IVisitorDirectory directory, IVisitorSearch visitors, IContactSearch contacts, IWorkspaceConfiguration workspace, Users users)
    : IOperation<SearchLegacyContactsRequest, LegacyContactResponse>
{
    private const int CandidatesMax = 100;

    private static readonly MapSchema CustomShape = new(Schema.Text());

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contact.search")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [LegacyContactErrors.InvalidParams, LegacyContactErrors.InvalidCustom],
        ExampleRequest = new SearchLegacyContactsRequest("ada@example.com"),
        ExampleResponse = LegacyContactResponse.Example,
    };

    public async Task<LegacyContactResponse> RunAsync(ApiCall call, SearchLegacyContactsRequest request) =>
        await LegacyContactResponse.FindAsync(directory, users, await VisitorIdAsync(request, call.Aborted), call.Aborted);

    private async Task<string?> VisitorIdAsync(SearchLegacyContactsRequest request, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(request.Email)) return await visitors.FindVisitorIdByAddressAsync(request.Email, null, cancellationToken);
        if (!string.IsNullOrEmpty(request.Phone))
        {
            var number = PhoneForm.Of(request.Phone, workspace.Current.PhoneRegion)?.Shown ?? request.Phone;
            return await visitors.FindVisitorIdByAddressAsync(null, number, cancellationToken);
        }

        if (string.IsNullOrEmpty(request.Custom)) throw new ContactCenterException(LegacyContactErrors.InvalidParams);
        var fields = NestedJson.Read(
            request.Custom, CustomShape, LegacyContactErrors.InvalidCustom,
            static custom => custom.Deserialize(ApiJson.TypeOf<ImmutableDictionary<string, string>>())!);
        if (fields.IsEmpty) throw new ContactCenterException(LegacyContactErrors.InvalidParams);
        return await ByCustomFieldsAsync(fields, cancellationToken);
    }

    /// <summary>Finds a visitor by custom fields. All must be searchable, because only their values are in the search text.</summary>
    private async Task<string?> ByCustomFieldsAsync(ImmutableDictionary<string, string> asked, CancellationToken cancellationToken)
    {
        var definitions = workspace.Current.CustomFields;
        var searchable = asked.Keys.All(key => definitions.TryGetValue(key, out var definition)
            && definition is { Searchable: true, Scope: CustomFieldDefinition.VisitorScope });
        if (!searchable || asked.Values.Any(string.IsNullOrEmpty)) return null;
        foreach (var isUnknown in new[] { false, true })
        {
            var page = new PageRequest(0, CandidatesMax, []);
            var query = new ContactQuery(asked.Values.MaxBy(value => value.Length), isUnknown, page);
            var found = await contacts.SearchContactsAsync(query, cancellationToken);
            foreach (var contact in found.Items)
            {
                var matches = asked.All(field => contact.CustomFields.TryGetValue(field.Key, out var value)
                    && FoldedText.Contains(value, field.Value));
                if (matches && !contact.Channels.IsEmpty) return contact.Channels[0].VisitorId;
            }
        }

        return null;
    }
}

/// <summary>The first of the three that is given counts.</summary>
/// <param name="Custom">A JSON object: field to a part of its value.</param>
internal sealed record SearchLegacyContactsRequest(
    [MaxLength(InputLimits.NameMax)] string? Email = null, [MaxLength(InputLimits.NameMax)] string? Phone = null, string? Custom = null);
