namespace ContactCenter.Integrations.Telephony;

/// <summary>
/// Reads what one kind of PBX or provider sends as events of calls. Pure: the same payload gives the same events, however often and wherever
/// it is read. docs/calls.md says how to write one.
/// </summary>
public interface ICallEventAdapter
{
    /// <summary>The name of the format in paths, and the provider of its calls.</summary>
    string Provider { get; }

    /// <summary>Reads everything that a request or message holds. What is wrong is named in the result; nothing is thrown.</summary>
    CallEventTranslation Translate(CallPayload payload);
}

/// <summary>The names of the formats that are read.</summary>
public static class CallFormats
{
    public const string Twilio = "twilio";
    public const string Ari = "ari";
    public const string Ami = "ami";
    public const string FreeSwitch = "freeswitch";
    public const string Cti = "cti";
}
