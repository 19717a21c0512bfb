namespace ContactCenter.Api.RateLimits;

/// <summary>The limit of an operation; the numbers are in <see cref="RateLimitOptions"/>.</summary>
public enum RateLimitRule
{
    /// <summary>Per user and route when signed in, per address and route otherwise.</summary>
    Default,

    /// <summary>POST livechat/visitor.</summary>
    VisitorRegistration,

    /// <summary>GET livechat/room.</summary>
    RoomOpening,

    /// <summary>POST livechat/message.</summary>
    VisitorMessage,

    /// <summary>POST livechat/verification.request and .confirm.</summary>
    Verification,

    /// <summary>The routes that an SMS provider calls.</summary>
    SmsMessages,

    /// <summary>The routes that a PBX or provider of calls calls.</summary>
    CallEvents,

    /// <summary>POST login.</summary>
    Login,
}
