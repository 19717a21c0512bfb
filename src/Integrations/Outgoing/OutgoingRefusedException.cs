namespace ContactCenter.Integrations.Outgoing;

/// <summary>This server does not call such an address, now or later.</summary>
public sealed class OutgoingRefusedException(OutgoingFault fault) : HttpRequestException($"An outgoing call was refused: {fault}.")
{
    public OutgoingFault Fault => fault;

    /// <summary>Finds a refusal, also inside an exception of the HTTP client.</summary>
    public static bool IsIn(Exception? exception) => exception is OutgoingRefusedException || (exception is not null && IsIn(exception.InnerException));
}

/// <summary>The reasons not to call an address.</summary>
public enum OutgoingFault
{
    /// <summary>No address of the web: not http or https, or without a host or port.</summary>
    NotWeb,

    /// <summary>It holds a user's name or password, which is how an address pretends to be another.</summary>
    UserInfo,

    /// <summary>It leads to this machine, to a private network, or to no one.</summary>
    Private,
}
