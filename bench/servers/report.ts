/**
 * Tells the benchmark the port, and answers each of its messages with the CPU time used so far, in
 * microseconds.
 */
export function reportTo(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() });
  });
  process.send?.({ port });
}
