using ContactCenter.Directory;
using ContactCenter.Workspace;

namespace ContactCenter.Routing;

/// <summary>Values of the setting Omnichannel_sorting_mechanism (contract §3.4).</summary>
public static class QueueOrders
{
    public const string Timestamp = "Timestamp";
    public const string Priority = "Priority";
    public const string ServiceLevel = "SLAs";

    public static QueueOrder Of(WorkspaceSnapshot workspace) => workspace.SettingText("Omnichannel_sorting_mechanism") switch
    {
        Priority => QueueOrder.Priority,
        ServiceLevel => QueueOrder.ServiceLevel,
        _ => QueueOrder.Timestamp,
    };
}
