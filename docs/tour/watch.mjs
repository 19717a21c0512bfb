// An agent's screen in a terminal: prints every entry of the live feed, and resumes where it was after any interruption.
// node watch.mjs <server> <user name> <password>
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const [server, user, password] = process.argv.slice(2);
const login = await fetch(`${server}/api/v1/login`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ user, password }),
}).then((answer) => answer.json());
if (login.status !== "success") throw new Error(login.message);

const hub = new HubConnectionBuilder()
  .withUrl(`${server}/hubs/agent`, {
    transport: HttpTransportType.WebSockets,
    skipNegotiation: true,
    accessTokenFactory: () => `${login.data.userId}:${login.data.authToken}`,
  })
  .withAutomaticReconnect()
  .configureLogging(LogLevel.Error)
  .build();

let position = null;
hub.on("position", (last) => (position = last));
hub.on("reset", (reset) => (position = reset.position));
hub.on("typing", () => {});
hub.on("entries", (entries) => {
  for (const entry of entries) {
    position = entry.position;
    console.log(JSON.stringify(entry));
  }
});

const subscribe = async () => {
  const answer = await hub.invoke("Subscribe", position);
  position ??= answer.position;
  console.log(`watching as ${user} from position ${position}`);
};
hub.onreconnected(subscribe);
await hub.start();
await subscribe();
