namespace ContactCenter.Api.Accounts;

/// <summary>Switches a user off or on. Off, its sessions end at once and it takes no conversations.</summary>
internal sealed class SetActiveStatusOperation(Users users, AccountChanges changes, AccessControl access)
    : IOperation<SetActiveStatusRequest, SetActiveStatusResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.setActiveStatus")
    {
        Access = Access.AllOf(Permissions.EditOtherActive), IsAudited = true,
        Errors = [AccountErrors.UserNotFound, AccountErrors.LastAdministrator, CommonErrors.Unauthorized],
        ExampleRequest = new SetActiveStatusRequest(false, AccountExamples.UserId),
        ExampleResponse = new SetActiveStatusResponse(new(AccountExamples.UserId, false)),
    };

    public async Task<SetActiveStatusResponse> RunAsync(ApiCall call, SetActiveStatusRequest request)
    {
        var account = await users.FindAsync(request.UserId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        access.CheckMayChange(call.Caller, account);
        var changed = await changes.ChangeAsync(
            call, account.UserId, new ChangeAccount(call.Ids.Command(call.Caller.Actor)) { Active = request.ActiveStatus });
        return new SetActiveStatusResponse(new(changed.UserId, changed.Active));
    }
}

/// <param name="ConfirmRelinquish">Accepted and not read.</param>
internal sealed record SetActiveStatusRequest(bool ActiveStatus, [ValidId] string UserId, bool? ConfirmRelinquish = null);

internal sealed record SetActiveStatusResponse(ActiveUserResponse User) : ApiResult;

internal sealed record ActiveUserResponse([property: JsonPropertyName("_id")] string Id, bool Active);
