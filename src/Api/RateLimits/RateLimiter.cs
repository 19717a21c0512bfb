using System.Globalization;

namespace ContactCenter.Api.RateLimits;

/// <summary>Limits how often a user or an address may call an operation (contract §9.5).</summary>
internal sealed class RateLimiter(
    IOptions<RateLimitOptions> options, IWorkspaceConfiguration workspace, AccessControl access, CallCounters counters, TimeProvider time)
{
    private RateLimitOptions Options => options.Value;

    private TimeSpan Window => TimeSpan.FromSeconds(Options.WindowSeconds);

    /// <param name="route">The operation, as limits name it.</param>
    /// <param name="caller">Null = nobody is signed in: the caller's address is limited instead.</param>
    /// <exception cref="ContactCenterException">Too many calls.</exception>
    public void Check(HttpContext http, string route, RateLimitRule rule, Caller? caller)
    {
        var settings = workspace.Current;
        if (!Options.Enabled || !settings.SettingIsOn("API_Enable_Rate_Limiter")) return;
        if (caller is not null && access.May(caller, Permissions.BypassRateLimit)) return;

        var count = caller is null
            ? counters.Count(route, ClientAddress.Of(http), LimitPerAddress(rule), Window)
            : counters.Count(route, caller.Actor, LimitPerUser(settings), LengthPerUser(settings));
        WriteHeaders(http.Response.Headers, count, time.GetUtcNow());
        if (!count.IsAllowed) throw new ContactCenterException(HttpErrors.TooManyRequests(SecondsUntil(count.Resets)));
    }

    /// <summary>Limits calls of a hub by the caller's address, counted together with those of the REST operation of the same name.</summary>
    /// <exception cref="ContactCenterException">Too many calls.</exception>
    public void CheckAddress(HttpContext http, string route, RateLimitRule rule)
    {
        if (!Options.Enabled || !workspace.Current.SettingIsOn("API_Enable_Rate_Limiter")) return;
        var count = counters.Count(route, ClientAddress.Of(http), LimitPerAddress(rule), Window);
        if (!count.IsAllowed) throw new ContactCenterException(HttpErrors.TooManyRequests(SecondsUntil(count.Resets)));
    }

    /// <summary>Counts a call by the caller's address and tells whether it exceeds the limit, for callers that do not throw.</summary>
    public bool IsAboveAddressLimit(HttpContext http, string route, RateLimitRule rule) =>
        Options.Enabled && workspace.Current.SettingIsOn("API_Enable_Rate_Limiter")
        && !counters.Count(route, ClientAddress.Of(http), LimitPerAddress(rule), Window).IsAllowed;

    /// <summary>Limits guessing one user's password from one address, beside the growing pauses after failures.</summary>
    public void CheckLogin(HttpContext http, string user)
    {
        if (!Options.Enabled || !workspace.Current.SettingIsOn("API_Enable_Rate_Limiter")) return;
        var count = counters.Count("login as", $"{ClientAddress.Of(http)}\n{user.ToUpperInvariant()}", Options.LoginsPerAddressAndUser, Window);
        if (!count.IsAllowed) throw new ContactCenterException(AccountErrors.TooManyAttempts);
    }

    private int LimitPerAddress(RateLimitRule rule) => rule switch
    {
        RateLimitRule.VisitorRegistration => Options.VisitorRegistrationsPerAddress,
        RateLimitRule.RoomOpening => Options.RoomsPerAddress,
        RateLimitRule.VisitorMessage => Options.MessagesPerAddress,
        RateLimitRule.Verification => Options.VerificationsPerAddress,
        RateLimitRule.SmsMessages => Options.TextsPerAddress,
        RateLimitRule.CallEvents => Options.CallEventsPerAddress,
        RateLimitRule.Login => Options.LoginsPerAddress,
        _ => Options.OthersPerAddress,
    };

    private static int LimitPerUser(WorkspaceSnapshot settings) =>
        Math.Max(1, settings.SettingNumber("API_Enable_Rate_Limiter_Limit_Calls_Default"));

    private static TimeSpan LengthPerUser(WorkspaceSnapshot settings) =>
        TimeSpan.FromMilliseconds(Math.Max(1, settings.SettingNumber("API_Enable_Rate_Limiter_Limit_Time_Default")));

    public static int SecondsUntil(DateTimeOffset resets, DateTimeOffset now) => Math.Max(1, (int)Math.Ceiling((resets - now).TotalSeconds));

    public static void WriteHeaders(IHeaderDictionary headers, CallCount count, DateTimeOffset now)
    {
        headers["X-RateLimit-Limit"] = count.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = count.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = count.Resets.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        if (!count.IsAllowed) headers.RetryAfter = SecondsUntil(count.Resets, now).ToString(CultureInfo.InvariantCulture);
    }

    private int SecondsUntil(DateTimeOffset resets) => SecondsUntil(resets, time.GetUtcNow());
}
