using System.Net.Sockets;
using ContactCenter.Integrations.Settings;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ContactCenter.Silo.Starting;

/// <summary>Finds the sentence that tells an operator why a process cannot start.</summary>
internal static class StartFaults
{
    private const string OtherPort = "Stop what listens there, or name other addresses: --urls or ASPNETCORE_URLS for the Api, "
        + "Cluster:SiloPort and Cluster:GatewayPort for a silo.";

    /// <returns>Null = a fault of the program, which shows its stack.</returns>
    public static string? FindSentence(Exception fault) => fault switch
    {
        ConfigurationException or OptionsValidationException or DatabaseRefusedException or SchemaTooNewException => fault.Message.ReplaceLineEndings(" "),
        AggregateException several => several.Flatten().InnerExceptions.Select(FindSentence).FirstOrDefault(sentence => sentence is not null),
        IOException { InnerException: AddressInUseException } => $"{fault.Message.TrimEnd('.')}. {OtherPort}",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
            $"This process cannot listen on a port or address that is configured ({fault.Message.TrimEnd('.')}). {OtherPort}",
        _ => fault.InnerException is { } cause ? FindSentence(cause) : null,
    };
}
