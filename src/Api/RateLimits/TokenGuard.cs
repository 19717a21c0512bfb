namespace ContactCenter.Api.RateLimits;

/// <summary>Counts the tokens that callers name and nobody has, over REST and both hubs.</summary>
internal sealed class TokenGuard(TokenQuota quota, SessionCache sessions)
{
    /// <summary>Runs a visitor's operation. It is refused before its token is looked up when the caller's address has guessed too often.</summary>
    public async Task<T> RunAsync<T>(HttpContext http, VisitorCaller visitor, Func<Task<T>> act)
    {
        quota.Check(http, TokenKinds.Visitor, visitor.Key);
        try
        {
            var result = await act();
            quota.CountRight(http, visitor.Key);
            return result;
        }
        catch (ContactCenterException refusal) when (IsWrongToken(refusal.Error))
        {
            quota.CountWrong(http, TokenKinds.Visitor);
            throw;
        }
    }

    /// <summary>Tells whether the error means a wrong token: also the error of uploads to a room of somebody else.</summary>
    private static bool IsWrongToken(Error error) =>
        error == VisitorErrors.InvalidToken || error == VisitorErrors.InvalidTokenCoded || error == CommonErrors.Unauthorized;

    /// <summary>Sessions that this node knows go on.</summary>
    /// <exception cref="ContactCenterException">The address has named too many tokens that nobody has.</exception>
    public void CheckSignIn(HttpContext http, string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > SignInToken.LengthMax) return;
        var hash = SignInToken.Hash(token);
        if (sessions.Find(hash) is null) quota.Check(http, TokenKinds.SignIn, hash);
    }

    /// <summary>Counts a token that is nobody's, or not the named user's; without one nothing was guessed.</summary>
    public void CountWrongSignIn(HttpContext http, string? token)
    {
        if (!string.IsNullOrEmpty(token)) quota.CountWrong(http, TokenKinds.SignIn);
    }
}
