//! Who holds a port.

/// The process that listens on a TCP port, as `node (process 1234)`; `None` where the system does not tell.
pub fn owner(port: u16) -> Option<String> {
    linux::owner(port)
}

#[cfg(not(target_os = "linux"))]
mod linux {
    pub(super) fn owner(_port: u16) -> Option<String> {
        None
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;

    pub(super) fn owner(port: u16) -> Option<String> {
        let tables =
            ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| fs::read_to_string(table).unwrap_or_default());
        let sockets: Vec<String> = tables.iter().flat_map(|table| listeners(table, port)).collect();
        let processes = fs::read_dir("/proc").ok()?.filter_map(Result::ok);
        let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        ids.filter(|id| holds(*id, &sockets)).find_map(|id| {
            let name = fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
            Some(format!("{} (process {id})", name.trim_end()))
        })
    }

    /// The socket links of those who listen on `port`, in a table as in `/proc/net/tcp`.
    fn listeners(table: &str, port: u16) -> Vec<String> {
        const LISTENING: &str = "0A";
        let rows = table.lines().skip(1).map(|row| row.split_whitespace().collect::<Vec<_>>());
        rows.filter_map(|row| {
            let (_, local_port) = row.get(1)?.rsplit_once(':')?;
            let listens = u16::from_str_radix(local_port, 16) == Ok(port) && *row.get(3)? == LISTENING;
            listens.then_some(format!("socket:[{}]", row.get(9)?))
        })
        .collect()
    }

    fn holds(process: u32, sockets: &[String]) -> bool {
        let Ok(handles) = fs::read_dir(format!("/proc/{process}/fd")) else { return false };
        let mut links = handles.filter_map(|handle| fs::read_link(handle.ok()?.path()).ok());
        links.any(|link| sockets.iter().any(|socket| link.to_string_lossy() == *socket))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn listeners_are_found_in_the_table() {
            let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   \
                0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0\n   \
                1: 0100007F:0BB8 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0\n   \
                2: 0100007F:0BB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0\n";
            assert_eq!(listeners(table, 3000), ["socket:[4711]"]);
            assert_eq!(listeners("", 3000), Vec::<String>::new());
        }

        #[test]
        fn our_own_port_is_ours() {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            let owner = owner(listener.local_addr().unwrap().port()).unwrap();
            assert!(owner.contains(&format!("(process {})", std::process::id())), "{owner}");
        }
    }
}
