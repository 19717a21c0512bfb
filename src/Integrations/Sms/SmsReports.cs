using System.Globalization;
using ContactCenter.Sms;

namespace ContactCenter.Integrations.Sms;

/// <summary>Writes and reads the address at which the provider reports what became of an SMS: a path of the API that names the message.</summary>
public static class SmsReports
{
    /// <summary>Below the API's base path, before the service.</summary>
    public const string Operation = "livechat/sms-status";
    public const string RoomParameter = "rid";
    public const string SeqParameter = "seq";

    /// <summary>The number of the SMS within a long message, from 0, and their count; absent for a message of one SMS.</summary>
    public const string PartParameter = "part";
    public const string PartsParameter = "parts";

    private const string BasePath = "/api/v1";

    public static string PathOf(SmsOrigin origin)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"{BasePath}/{Operation}/{SmsSettings.Twilio}?{RoomParameter}={Uri.EscapeDataString(origin.RoomId)}&{SeqParameter}={origin.MessageSeq}");
        return origin.Parts <= 1
            ? path
            : string.Create(CultureInfo.InvariantCulture, $"{path}&{PartParameter}={origin.Part}&{PartsParameter}={origin.Parts}");
    }
}
