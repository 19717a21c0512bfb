using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Addresses;
using ContactCenter.Api.Accounts;
using ContactCenter.Api.Visitors;
using ContactCenter.Contacts;
using ContactCenter.Parties;
using ContactCenter.Visitors;
using ContactCenter.Wording;

namespace ContactCenter.Api.Contacts;

/// <summary>
/// The older operations on contacts (contract §1.12). A visitor is found by its token alone: saving one with an e-mail that somebody else
/// has never attaches to that one (the contract's table of deliberate differences).
/// </summary>
internal sealed class LegacyContactEndpoints(
    IGrainFactory grains, IContactDirectory contactDirectory, IVisitorSearch visitorSearch, IContactSearch contactSearch,
    IVisitorDirectory visitorDirectory, IWorkspaceConfiguration workspace, Users users) : IApiModule
{
    private const int CandidatesMax = 100;

    public void Map(ApiRoutes api)
    {
        api.Map(LegacyContactOperations.Save, SaveAsync);
        api.Map(LegacyContactOperations.Get, GetAsync);
        api.Map(LegacyContactOperations.Search, SearchAsync);
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var input = call.Input;
        var token = input.Text("token") ?? throw new ContactCenterException(LegacyContactErrors.MissingToken);
        if (string.IsNullOrWhiteSpace(token)) throw new ContactCenterException(LegacyContactErrors.InvalidToken);
        var manager = await ManagerAsync(input.Member("contactManager")?.RequiredText("username"), call.Aborted);
        var visitor = VisitorCaller.Of(token);
        var profile = await grains.GetGrain<IVisitorGrain>(visitor.Key).Register(new RegisterVisitor(
            call.Ids.Command(call.Caller.Actor), input.RequiredText("name").Trim(), input.Text("email"), input.Text("phone"), input.Text("username"),
            null, CustomFields(input))
        {
            ContactManager = manager ?? "", HasWeakToken = VisitorTokens.IsWeak(token),
        });
        await UpdateContactAsync(call, profile, manager);
        return ApiResponse.Of(json => json.WriteString("contact", profile.VisitorId));
    }

    /// <summary>The contact that the visitor already has gets the name and the manager; its conversations follow (contract §1.12).</summary>
    private async Task UpdateContactAsync(ApiCall call, VisitorView visitor, string? manager)
    {
        if (await contactDirectory.FindContactIdByVisitorAsync(visitor.VisitorId, call.Aborted) is not { } contactId) return;
        await grains.GetGrain<IContactGrain>(contactId).Update(new UpdateContact(
            call.Ids.Command(call.Caller.Actor), visitor.Name, null, null, null, manager ?? "", false));
    }

    private async Task<ApiResponse> GetAsync(ApiCall call) => await FoundAsync(call.Input.RequiredText("contactId"), call.Aborted);

    private async Task<ApiResponse> SearchAsync(ApiCall call)
    {
        var (email, phone, custom) = (call.Input.Text("email"), call.Input.Text("phone"), call.Input.Text("custom"));
        if (!string.IsNullOrEmpty(email)) return await FoundAsync(await ByAddressAsync(email, null, call.Aborted), call.Aborted);
        if (!string.IsNullOrEmpty(phone))
        {
            var number = PhoneForm.Of(phone, workspace.Current.PhoneRegion)?.Shown ?? phone;
            return await FoundAsync(await ByAddressAsync(null, number, call.Aborted), call.Aborted);
        }

        if (string.IsNullOrEmpty(custom)) throw new ContactCenterException(LegacyContactErrors.InvalidParams);
        var fields = Custom(custom);
        if (fields.IsEmpty) throw new ContactCenterException(LegacyContactErrors.InvalidParams);
        return await FoundAsync(await ByCustomFieldsAsync(fields, call.Aborted), call.Aborted);
    }

    private Task<string?> ByAddressAsync(string? email, string? phone, CancellationToken cancellationToken) =>
        visitorSearch.FindVisitorIdByAddressAsync(email, phone, cancellationToken);

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
            var found = await contactSearch.SearchContactsAsync(query, cancellationToken);
            foreach (var contact in found.Items)
            {
                var matches = asked.All(field => contact.CustomFields.TryGetValue(field.Key, out var value)
                    && FoldedText.Contains(value, field.Value));
                if (matches && !contact.Channels.IsEmpty) return contact.Channels[0].VisitorId;
            }
        }

        return null;
    }

    private async Task<ApiResponse> FoundAsync(string? visitorId, CancellationToken cancellationToken)
    {
        var visitor = visitorId is null ? null : (await visitorDirectory.FindVisitorByIdAsync(visitorId, cancellationToken))?.View;
        var manager = visitor?.ContactManager is { } userId ? await users.FindAsync(userId, cancellationToken) : null;
        return ApiResponse.Of(json =>
        {
            if (visitor is null) json.WriteNull("contact");
            else json.Object("contact", visitor, (j, v) => Write(j, v, manager));
        });
    }

    private static void Write(Utf8JsonWriter json, VisitorView visitor, AccountView? manager)
    {
        VisitorJson.Write(json, visitor);
        if (manager is null) return;
        json.WriteStartObject("contactManager");
        json.WriteString("_id", manager.UserId);
        json.WriteString("username", manager.Username);
        json.WriteEndObject();
    }

    /// <returns>A user id; null = none was named.</returns>
    private async Task<string?> ManagerAsync(string? username, CancellationToken cancellationToken)
    {
        if (username is null) return null;
        var user = await users.FindByNameAsync(username, cancellationToken)
            ?? throw new ContactCenterException(LegacyContactErrors.NoSuchUser(username));
        return user.Roles.Contains(Roles.Agent) ? user.UserId : throw new ContactCenterException(LegacyContactErrors.NotAnAgent);
    }

    private static readonly MapSchema CustomShape = new(Schema.Text());

    private static ImmutableDictionary<string, string> Custom(string custom) => NestedJson.Read(
        custom, CustomShape, LegacyContactErrors.InvalidCustom,
        static fields => fields.EnumerateObject().DistinctBy(field => field.Name)
            .ToImmutableDictionary(field => field.Name, field => field.Value.GetString()!));

    private static ImmutableArray<VisitorCustomField> CustomFields(JsonElement input) =>
        [.. (input.Map("customFields") ?? ImmutableDictionary<string, string>.Empty).Select(field => new VisitorCustomField(field.Key, field.Value, true))];
}
