using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>Lists and ends sessions, one's own and, for administrators, everybody's. A session's hub connections end with it, on every node.</summary>
internal sealed class SessionEndpoints(
    IGrainFactory grains, ISignInDirectory directory, Users users, AccessControl access, IWorkspaceConfiguration workspace, IJournalFollower follower,
    TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(SessionOperations.ListOwn, ListOwnAsync);
        api.Map(SessionOperations.ListAll, ListAllAsync);
        api.Map(SessionOperations.EndOwn, EndOwnAsync);
        api.Map(SessionOperations.End, EndAsync);
        api.Map(SessionOperations.EndOthers, EndOthersAsync);
        api.Map(SessionOperations.RemoveOthers, RemoveOthersAsync);
        api.Map(SessionOperations.EndAllOf, EndAllOfAsync);
    }

    private async Task<ApiResponse> ListOwnAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var sessions = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).ListSessions();
        var current = SessionRules.IdOf(call.TokenHash);
        return PagedResponse.Cut("sessions", sessions, page, (json, session) => Write(json, call.Caller.UserId, session, session.SessionId == current));
    }

    private async Task<ApiResponse> ListAllAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var found = await directory.ListSessionsAsync(time.GetUtcNow(), page, call.Aborted);
        var current = SessionRules.IdOf(call.TokenHash);
        return PagedResponse.Of("sessions", found.Items, page, found.Total, (json, listed) =>
        {
            var session = SessionRules.View(listed.Token);
            Write(json, listed.UserId, session, session.SessionId == current);
            json.WriteStartObject("_user");
            json.WriteString("_id", listed.UserId);
            json.WriteString("username", listed.Username);
            json.WriteString("name", listed.Name);
            json.WriteEndObject();
        });
    }

    private Task<ApiResponse> EndOwnAsync(ApiCall call) => EndOneAsync(call, call.Caller.UserId);

    private async Task<ApiResponse> EndAsync(ApiCall call)
    {
        var owner = OwnerOf(call.Input.RequiredText("sessionId"));
        var account = await users.FindAsync(owner, call.Aborted) ?? throw new ContactCenterException(AccountErrors.SessionNotFound);
        access.CheckMayChange(call.Caller, account);
        return await EndOneAsync(call, owner);
    }

    private async Task<ApiResponse> EndOneAsync(ApiCall call, string userId)
    {
        var sessionId = call.Input.RequiredText("sessionId");
        if (OwnerOf(sessionId) != userId) throw new ContactCenterException(AccountErrors.SessionNotFound);
        await EndAsync(call, userId, sessionId[(sessionId.LastIndexOf('.') + 1)..], null);
        return ApiResponse.Of(json => json.WriteString("sessionId", sessionId));
    }

    private async Task<ApiResponse> EndOthersAsync(ApiCall call)
    {
        await EndAsync(call, call.Caller.UserId, null, call.TokenHash);
        var sessions = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).ListSessions();
        var kept = sessions.FirstOrDefault(session => session.SessionId == SessionRules.IdOf(call.TokenHash))
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        return ApiResponse.Of(json =>
        {
            json.WriteString("token", call.Request.Headers[ApiHeaders.Token].ToString());
            json.Date("tokenExpires", kept.ExpiresAt);
        });
    }

    private async Task<ApiResponse> RemoveOthersAsync(ApiCall call)
    {
        await EndAsync(call, call.Caller.UserId, null, call.TokenHash);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> EndAllOfAsync(ApiCall call)
    {
        var userId = call.Input.Text("userId") ?? call.Caller.UserId;
        if (userId != call.Caller.UserId)
        {
            if (!access.May(call.Caller, Permissions.LogoutOther)) throw new ContactCenterException(CommonErrors.Unauthorized);
            var account = await users.FindAsync(userId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
            access.CheckMayChange(call.Caller, account);
        }

        await EndAsync(call, userId, null, null);
        return ApiResponse.Of(json => json.WriteString("message", $"User {userId} has been logged out!"));
    }

    private async Task EndAsync(ApiCall call, string userId, string? sessionId, string? keptTokenHash)
    {
        var position = await grains.GetGrain<IAccountGrain>(userId)
            .EndSessions(new EndSessions(call.Ids.Command(call.Caller.Actor), sessionId, keptTokenHash));
        await follower.SeenAsync(position);
    }

    /// <summary>A session's name begins with its owner's id, so that nobody searches all accounts for it.</summary>
    private static string OwnerOf(string sessionId)
    {
        var dot = sessionId.LastIndexOf('.');
        return dot > 0 ? sessionId[..dot] : "";
    }

    private static void Write(Utf8JsonWriter json, string userId, SessionView session, bool isCurrent)
    {
        json.WriteString("_id", $"{userId}.{session.SessionId}");
        json.WriteString("sessionId", $"{userId}.{session.SessionId}");
        json.WriteString("userId", userId);
        json.Object("device", session.Client ?? "unknown", static (j, client) =>
        {
            j.WriteString("type", "other");
            j.WriteString("name", client);
        });
        json.Date("loginAt", session.CreatedAt);
        json.Date("createdAt", session.CreatedAt);
        json.Date("lastActivityAt", session.UsedAt ?? session.CreatedAt);
        json.Date("expiresAt", session.ExpiresAt);
        json.WriteBoolean("current", isCurrent);
    }
}
