namespace ContactCenter.Api.Contacts;

/// <summary>Whether a contact has exactly this id, e-mail or phone (contract §1.7).</summary>
internal sealed class CheckExistenceOperation(IContactSearch search, IWorkspaceConfiguration workspace)
    : IOperation<CheckExistenceRequest, CheckExistenceResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.checkExistence")
    {
        Access = Access.AllOf(Permissions.ViewContact),
        ExampleRequest = new CheckExistenceRequest(Email: "ada@example.com"),
        ExampleResponse = new CheckExistenceResponse(true),
    };

    public async Task<CheckExistenceResponse> RunAsync(ApiCall call, CheckExistenceRequest request)
    {
        var phone = request.Phone is { } given ? PhoneForm.Of(given, workspace.Current.PhoneRegion)?.Shown ?? given : null;
        return new CheckExistenceResponse(await search.ContactExistsAsync(request.ContactId, request.Email, phone, call.Aborted));
    }
}

/// <summary>Exactly one of the three.</summary>
internal sealed record CheckExistenceRequest(string? ContactId = null, string? Email = null, string? Phone = null) : IHasSchema
{
    public static Schema Schema { get; } = new OneOfSchema(
        RequestSchemas.Of<ContactById>(), RequestSchemas.Of<ContactByEmail>(), RequestSchemas.Of<ContactByPhone>());

    private sealed record ContactById([NotEmpty, MaxLength(InputLimits.IdMax)] string ContactId);

    private sealed record ContactByEmail([NotEmpty, EmailFormat, MaxLength(InputLimits.NameMax)] string Email);

    private sealed record ContactByPhone([NotEmpty, MaxLength(InputLimits.NameMax)] string Phone);
}

internal sealed record CheckExistenceResponse(bool Exists) : ApiResult;
