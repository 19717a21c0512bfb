using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts;

/// <summary>Registers the visitor of a token, or changes it (contract §1.12).</summary>
/// <remarks>
/// A visitor is found by its token alone: saving one with an e-mail that somebody else has never attaches to that one (the contract's table of
/// deliberate differences).
/// </remarks>
internal sealed class SaveLegacyContactOperation(IGrainFactory grains, IContactDirectory directory, Users users)
    : IOperation<SaveLegacyContactRequest, SaveLegacyContactResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contact")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            LegacyContactErrors.MissingToken, LegacyContactErrors.InvalidToken, LegacyContactErrors.NoSuchUser("X"), LegacyContactErrors.NotAnAgent,
            VisitorErrors.WeakToken, CustomFieldErrors.InvalidValue("<key>"), CustomFieldErrors.MissingRequired(["<key>"]),
        ],
        ExampleRequest = new SaveLegacyContactRequest(
            "iNKE8a6k6cjbqWhWd", "Ada", "ada@example.com", ContactManager: new ManagerToSet("ana")),
        ExampleResponse = new SaveLegacyContactResponse("8522b818898484e78264d50d"),
    };

    public async Task<SaveLegacyContactResponse> RunAsync(ApiCall call, SaveLegacyContactRequest request)
    {
        var token = request.Token ?? throw new ContactCenterException(LegacyContactErrors.MissingToken);
        if (string.IsNullOrWhiteSpace(token)) throw new ContactCenterException(LegacyContactErrors.InvalidToken);
        var manager = await ManagerAsync(request.ContactManager?.Username, call.Aborted);
        var profile = await grains.GetGrain<IVisitorGrain>(VisitorCaller.Of(token).Key).Register(request.ToCommand(call, token, manager));
        await UpdateContactAsync(call, profile, manager);
        return new SaveLegacyContactResponse(profile.VisitorId);
    }

    /// <summary>The contact that the visitor already has gets the name and the manager; its conversations follow (contract §1.12).</summary>
    private async Task UpdateContactAsync(ApiCall call, VisitorView visitor, string? manager)
    {
        if (await directory.FindContactIdByVisitorAsync(visitor.VisitorId, call.Aborted) is not { } contactId) return;
        await grains.GetGrain<IContactGrain>(contactId).Update(new UpdateContact(
            call.Ids.Command(call.Caller.Actor), visitor.Name, null, null, null, manager ?? "", false));
    }

    /// <returns>A user id; null = none was named.</returns>
    private async Task<string?> ManagerAsync(string? username, CancellationToken cancellationToken)
    {
        if (username is null) return null;
        var user = await users.FindByNameAsync(username, cancellationToken)
            ?? throw new ContactCenterException(LegacyContactErrors.NoSuchUser(username));
        return user.Roles.Contains(Roles.Agent) ? user.UserId : throw new ContactCenterException(LegacyContactErrors.NotAnAgent);
    }
}

/// <param name="Token">The visitor's token; required.</param>
/// <param name="Id">Accepted and not read: a visitor is found by its token.</param>
/// <param name="CustomFields">Values of visitors' custom fields, by key.</param>
/// <param name="ContactManager">Absent = nobody.</param>
internal sealed record SaveLegacyContactRequest(
    [MaxLength(InputLimits.TokenMax)] string? Token,
    [OneLine, MaxLength(InputLimits.NameMax)] string Name,
    [MaxLength(InputLimits.NameMax)] string? Email = null,
    [MaxLength(InputLimits.NameMax)] string? Phone = null,
    [MaxLength(InputLimits.NameMax)] string? Username = null,
    [MaxLength(InputLimits.IdMax)][property: JsonPropertyName("_id")] string? Id = null,
    ImmutableDictionary<string, string>? CustomFields = null,
    ManagerToSet? ContactManager = null)
{
    /// <param name="manager">A user id; null = nobody.</param>
    public RegisterVisitor ToCommand(ApiCall call, string token, string? manager) => new(
        call.Ids.Command(call.Caller.Actor), Name.Trim(), Email, Phone, Username, null,
        [.. (CustomFields ?? ImmutableDictionary<string, string>.Empty).Select(field => new VisitorCustomField(field.Key, field.Value, true))])
    {
        ContactManager = manager ?? "", HasWeakToken = VisitorTokens.IsWeak(token),
    };
}

/// <param name="Username">The user name of somebody with the role of an agent.</param>
internal sealed record ManagerToSet([MaxLength(InputLimits.NameMax)] string Username);

/// <param name="Contact">The visitor's id.</param>
internal sealed record SaveLegacyContactResponse(string Contact) : ApiResult;
